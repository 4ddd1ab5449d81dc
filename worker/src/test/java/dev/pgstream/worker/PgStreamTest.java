package dev.pgstream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.worker.error.ExitCodes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class PgStreamTest {

    /** Nothing listens on the port 1 of this machine. */
    private static final String NOWHERE = "postgresql://nobody@localhost:1/nothing";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = PgStream.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "install",
                "uninstall",
                "create",
                "alter",
                "alter-source",
                "drop",
                "refresh",
                "suspend",
                "resume",
                "verify",
                "explain",
                "validate",
                "list",
                "status",
                "history",
                "graph",
                "drain",
                "worker",
                "demo"
            })
    void everyVerbHasHelpWithAnExample(String verb) {
        assertThat(run(verb, "--help")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).contains("Usage: pgstream " + verb, "Example", "--url=URL");
    }

    @Test
    void theVersionIsShown() {
        assertThat(run("--version")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).startsWith("pgstream ");
    }

    @Test
    void withoutACommandTheHelpComesAsAnError() {
        assertThat(run()).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("Usage: pgstream", "Commands:");
    }

    @Test
    void aMisspeltCommandIsWrongUsage() {
        assertThat(run("refrehs")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).startsWith("pgstream: ").contains("refresh", "Try 'pgstream --help'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create x",
                "create x --query a --file b",
                "create --query a",
                "create x y",
                "create x - --query a",
                "validate x",
                "alter x",
                "alter-source x",
                "alter-source x --unlogged perhaps",
                "drop",
                "refresh",
                "refresh x --all",
                "suspend",
                "resume x --all",
                "graph --format png",
                "drain --timeout soon",
                "status --times 3",
                "status --watch=often",
                "list --output xml",
                "history --limit many",
                "list --url nonsense",
                "demo --scale 0",
                "demo --batches 0",
                "demo --scale 0.001 --batches 1000000",
            })
    void wrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).startsWith("pgstream: ").endsWith("--help'." + System.lineSeparator());
    }

    @Test
    void aFailureIsOneLine() {
        assertThat(run("list", "--url", NOWHERE)).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("pgstream: ERROR 08001: ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create x -", "create x --file -", "create x --query q", "alter x -", "validate -"})
    void queriesComeInSeveralWays(String line) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("SELECT 1".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run((line + " --url " + NOWHERE).split(" "))).isEqualTo(ExitCodes.FAILED);
            assertThat(err.toString()).contains("08001");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aMissingFileIsAFailure() {
        assertThat(run("validate", "--url", NOWHERE, "--file", "no-such-file.sql"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("no-such-file.sql does not exist");
    }
}
