package dev.pgstream.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JmhTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachBenchmarkRuns() throws IOException {
        Path output = folder.resolve("jmh");

        Commands.run(
                "jmh",
                "--forks",
                "0",
                "--warm-ups",
                "0",
                "--iterations",
                "1",
                "--millis",
                "5",
                "--output",
                output.toString());

        Results results = Results.read(Path.of(output + ".json"));
        assertThat(results.find(Map.of("benchmark", "DeltaGeneration.delta", "query", "union_all_10")))
                .isPresent();
        assertThat(results.find(Map.of("benchmark", "DeltaGeneration.compile", "query", "left_join")))
                .isPresent();
        assertThat(results.find(Map.of("benchmark", "Names.columnList", "columns", "50")))
                .isPresent();
        assertThat(results.find(Map.of("benchmark", "Hashing.hash", "bytes", "4096")))
                .isPresent();
        assertThat(results.find(Map.of("benchmark", "Graphs.decideSchedule", "tables", "1000")))
                .isPresent();
    }
}
