package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.program.Target;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what creating a stream table would do, and creates nothing. */
public final class Validator {

    private final Session session;

    public Validator(Session session) {
        this.session = session;
    }

    /**
     * Returns a JSON object as text: {@code mode}, {@code reason} (null unless FULL), {@code key} (null where rows are found
     * by content), {@code columns}, {@code sources}.
     */
    public String validate(String text) throws SQLException {
        return session.andUndo(() -> {
            Creator creator = new Creator(session);
            Target target = creator.define(new QualifiedName("pgstream", "validated_query"), text);
            PinnedSettings pinned = new PinnedSettings(session);
            return pinned.with(pinned.current(), () -> describe(creator.analyze(target), target));
        });
    }

    private String describe(AnalyzedQuery query, Target target) throws SQLException {
        Optional<List<String>> key = Optional.empty();
        Optional<String> reason = Optional.empty();
        try {
            key = new Compilation(session)
                    .incremental(query, target)
                    .program()
                    .storage()
                    .key();
        } catch (NotIncrementalException e) {
            reason = Optional.of(e.reason());
        }
        String columns = array(query.output().stream()
                .map(c -> c.name() + " " + c.type().text())
                .toList());
        String sources = array(query.sources().stream().map(Validator::describe).toList());
        return session.one(
                """
                SELECT jsonb_build_object('mode', CAST(? AS text), 'reason', CAST(? AS text),
                  'key', to_jsonb(CAST(? AS text[])), 'columns', to_jsonb(CAST(? AS text[])),
                  'sources', to_jsonb(CAST(? AS text[])))::text""",
                row -> row.getString(1),
                reason.isPresent() ? "FULL" : "DIFFERENTIAL",
                reason.orElse(null),
                key.map(Validator::array).orElse(null),
                columns,
                sources);
    }

    private static String describe(SourceTable source) {
        return source.name() + " (" + source.kind().label() + ")";
    }

    /** A text array literal. */
    private static String array(List<String> items) {
        return items.stream()
                .map(item -> '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
