package dev.pgstream.worker.output;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --output} of a command, and what the command prints by it. */
public final class Output {

    @Option(names = "--output", paramLabel = "FORMAT", description = "table or json. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /**
     * Prints rows.
     *
     * @param report all that is known of them; programs get it whole
     * @param none what people read if there are no rows; nothing if that is empty
     * @param shown the columns that people get
     */
    public void rows(Report report, String none, String... shown) {
        if (isJson()) {
            out().println(JsonText.of(report));
        } else if (report.rows().isEmpty()) {
            out().print(none.isEmpty() ? "" : none + System.lineSeparator());
        } else {
            TextTable.lines(report.only(shown)).forEach(out()::println);
        }
    }

    /**
     * Prints rows one under the other, each with a line a column.
     *
     * @param report all that is known of them
     */
    public void records(Report report) {
        if (isJson()) {
            out().println(JsonText.of(report));
        } else {
            TextRecord.lines(report).forEach(out()::println);
        }
    }

    /**
     * Prints the result of something done.
     *
     * @param sentence for people
     * @param fields for programs
     */
    public void result(String sentence, Map<String, ? extends @Nullable Object> fields) {
        out().println(isJson() ? JsonText.of(fields) : sentence);
    }

    /** Prints JSON that pg_stream made; people get a line a field. */
    public void json(String json) {
        if (isJson()) {
            out().println(JsonText.pretty(json));
        } else {
            TextRecord.lines(JsonText.fields(json)).forEach(out()::println);
        }
    }

    public boolean isJson() {
        return format == OutputFormat.JSON;
    }

    public PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    public PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }
}
