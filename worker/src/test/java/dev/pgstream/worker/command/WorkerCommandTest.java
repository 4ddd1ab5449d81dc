package dev.pgstream.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.worker.PgStream;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the worker refuses to begin with. */
final class WorkerCommandTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder = Path.of(".");

    private int run(String... arguments) {
        CommandLine commandLine = PgStream.commandLine();
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void aUrlThatIsNone() {
        assertThat(run("worker", "--url", "somewhere")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("the URL must be like postgresql://");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(run("worker", "--databases", folder.resolve("none").toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("can not be read");
    }

    @Test
    void aFileThatNamesNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("databases"), "# none yet\n\n");
        assertThat(run("worker", "--databases", file.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("names none");
    }

    @Test
    void anAddressThatIsNone() {
        assertThat(run("worker", "--url", "postgresql://localhost/x", "--metrics", "here"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("it must be like 9187 or 0.0.0.0:9187");
    }

    @Test
    void aLevelThatIsNone() {
        assertThat(run("worker", "--log-level", "loud")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("ERROR, WARN, INFO, DEBUG");
    }
}
