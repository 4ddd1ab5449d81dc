package dev.pgstream.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrossoverIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void fewChangesAndAllOfThem() throws IOException {
        Path output = folder.resolve("crossover");

        Commands.run(
                "crossover",
                "--scenarios",
                "scan,aggregate",
                "--rows",
                "300",
                "--changes",
                "0.01,1",
                "--cycles",
                "2",
                "--warm-ups",
                "1",
                "--warm-refreshes",
                "1",
                "--set",
                "shared_buffers=64MB",
                "--output",
                output.toString());

        Results results = Results.read(Path.of(output + ".json"));
        assertThat(results.find(Map.of("scenario", "aggregate", "change", "1.0", "mode", "AUTO")))
                .isPresent();
        assertThat(Path.of(output + ".md")).content().contains("every result was equal to the query");
        assertThat(Path.of(output + ".png")).isNotEmptyFile();
    }
}
