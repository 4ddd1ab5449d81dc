package dev.pgstream.benchmarks.buffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuffersIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void oneAndTwoReadersAreMeasured() throws IOException {
        Path output = folder.resolve("buffers");

        Commands.run(
                "buffers",
                "--seconds",
                "3",
                "--window",
                "1",
                "--every",
                "0.2",
                "--rate",
                "20000",
                "--rows",
                "2000",
                "--set",
                "shared_buffers=64MB",
                "--output",
                output.toString());

        Results results = Results.read(Path.of(output + ".json"));
        assertThat(results.find(Map.of("readers", "1", "what", "refresh"))).isPresent();
        assertThat(results.find(Map.of("readers", "2", "what", "backlog"))).isPresent();
    }
}
