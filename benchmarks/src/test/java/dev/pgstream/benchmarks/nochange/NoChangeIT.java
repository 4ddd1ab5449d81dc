package dev.pgstream.benchmarks.nochange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoChangeIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachNumberOfSourcesIsMeasured() throws IOException {
        Path output = folder.resolve("nochange");

        Commands.run(
                "nochange",
                "--sources",
                "1,4",
                "--rounds",
                "2",
                "--refreshes",
                "5",
                "--set",
                "shared_buffers=64MB",
                "--output",
                output.toString());

        Results results = Results.read(Path.of(output + ".json"));
        assertThat(results.find(Map.of("sources", "1", "cost", "client"))).isPresent();
        assertThat(results.find(Map.of("sources", "4", "cost", "wal"))).isPresent();
    }
}
