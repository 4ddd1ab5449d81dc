package dev.pgstream.testkit.support;

import dev.pgstream.engine.Compiler;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Target;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a query.
 *
 * @param mode {@code DIFFERENTIAL}, {@code FULL} or {@code refused}
 * @param reason why it is not incremental
 * @param storage how its rows are found; empty unless incremental
 * @param cost what a refresh reads; empty unless incremental
 */
public record Verdict(String mode, String reason, String storage, String cost) {

    private static final Target TARGET =
            new Target(new QualifiedName("oracle", "example"), 1, new QualifiedName("oracle", "definition"));

    static Verdict of(Answer answer, List<SourceTable> tables) {
        if (!answer.refusal().isEmpty()) {
            return new Verdict("refused", answer.refusal(), "", "");
        }
        if (!answer.unread().isEmpty()) {
            return new Verdict("FULL", answer.unread(), "", "");
        }
        try {
            Compiler.Compiled compiled = Compiler.compile(answer.query(tables), TARGET);
            return new Verdict("DIFFERENTIAL", "", storage(compiled.program()), new Cost(compiled).words());
        } catch (NotIncrementalException e) {
            return new Verdict("FULL", e.reason(), "", "");
        }
    }

    private static String storage(Program program) {
        Optional<List<String>> key = program.storage().key();
        String rows = key.isEmpty()
                ? "content"
                : key.get().isEmpty() ? "one row" : "key `" + String.join(", ", key.get()) + "`";
        int beside = program.auxiliaries().size();
        return rows + (beside == 0 ? "" : ", and " + beside + (beside == 1 ? " table" : " tables") + " of groups");
    }
}
