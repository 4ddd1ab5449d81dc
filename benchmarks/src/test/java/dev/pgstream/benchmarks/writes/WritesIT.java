package dev.pgstream.benchmarks.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.worker.error.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WritesIT {

    @TempDir
    private Path folder = Path.of("");

    /** The program comes with PostgreSQL's clients, not with the embedded server. */
    @Test
    void eachWayToRecordChangesIsMeasured() throws IOException {
        NotTested.unless(found(), "what capture costs writers, for no pgbench was found");
        Path output = folder.resolve("writes");

        Commands.run(
                "writes",
                "--tables",
                "PRUNED",
                "--rows",
                "1000",
                "--clients",
                "2",
                "--rounds",
                "1",
                "--seconds",
                "1",
                "--batch",
                "100",
                "--statements",
                "3",
                "--set",
                "shared_buffers=64MB",
                "--output",
                output.toString());

        Results results = Results.read(Path.of(output + ".json"));
        for (Capture capture : Capture.values()) {
            for (Write write : Write.values()) {
                for (String batch : new String[] {"1", "100"}) {
                    assertThat(results.find(Map.of("capture", capture.label(), "write", write.label(), "batch", batch)))
                            .as("%s, %s of %s rows", capture, write, batch)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void withoutPgbenchItSaysSo() {
        assertThatThrownBy(() -> Pgbench.find(folder.resolve("pgbench")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--pgbench");
    }

    private static boolean found() {
        try {
            Pgbench.find(null);
            return true;
        } catch (CommandFailure missing) {
            return false;
        }
    }
}
