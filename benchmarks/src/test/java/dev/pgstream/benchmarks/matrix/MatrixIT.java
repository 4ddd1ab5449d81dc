package dev.pgstream.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.workload.Scenario;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.server.PgInstall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results are compared with the queries by the run itself, those of the hand-written deltas too. */
final class MatrixIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachScenarioIsMeasuredInEachWay() throws IOException {
        run(
                "--modes",
                "AUTO,DIFFERENTIAL,FULL",
                "--changes",
                "0.1",
                "--explain",
                folder.resolve("plans").toString());

        Results results = Results.read(folder.resolve("matrix.json"));
        for (Scenario scenario : Scenario.ALL) {
            for (String mode :
                    List.of("AUTO", "DIFFERENTIAL", "FULL", "TRUNCATE_INSERT", "MATERIALIZED_VIEW", "HAND_WRITTEN")) {
                assertThat(results.find(Map.of("scenario", scenario.name(), "mode", mode)))
                        .as("%s in mode %s", scenario.name(), mode)
                        .hasValueSatisfying(
                                series -> assertThat(series.values()).hasSize(2));
            }
            assertThat(folder.resolve("plans/" + scenario.name() + "-300-0.1.json"))
                    .content()
                    .contains("Shared Hit Blocks");
        }
        assertThat(folder.resolve("matrix.md")).content().contains("every result was equal to the query");
    }

    @Test
    void itRunsInTheDatabase() throws IOException {
        NotTested.unless(
                PgInstall.withPlJava().isPresent(),
                "the matrix in the database, for no PostgreSQL with PL/Java was found");

        run("--in-database", "--scenarios", "scan,join_both", "--changes", "0.1,0.5");

        assertThat(Files.readAllLines(folder.resolve("matrix.csv"))).hasSize(1 + 2 * 2 * 5 * 3);
    }

    private void run(String... more) {
        String[] small = {
            "matrix",
            "--rows",
            "300",
            "--cycles",
            "3",
            "--warm-ups",
            "1",
            "--warm-refreshes",
            "1",
            "--set",
            "shared_buffers=64MB",
            "--output",
            folder.resolve("matrix").toString()
        };
        Commands.run(Stream.of(small, more).flatMap(java.util.stream.Stream::of).toArray(String[]::new));
    }
}
