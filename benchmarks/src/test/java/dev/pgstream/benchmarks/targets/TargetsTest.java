package dev.pgstream.benchmarks.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void figuresStandBesideTheirTargets() throws IOException {
        Path matrix = folder.resolve("matrix.json");
        new Results(
                        "matrix",
                        Environment.withoutServer(),
                        Map.of(),
                        List.of(scan("DIFFERENTIAL", 8), scan("HAND_WRITTEN", 5), scan("TRUNCATE_INSERT", 200)))
                .write(matrix);
        Path output = folder.resolve("targets.md");

        Commands.run("targets", matrix.toString(), "--output", output.toString());

        assertThat(output)
                .content()
                .contains(
                        "0 of 1 met: **scan 8.00 ms (limit 6.75 ms)**",
                        "1 of 1 met: scan 25.00 ×",
                        "| what AUTO chooses | ≤ 1.1 × the better of both | not measured |");
    }

    @Test
    void autoIsHeldAgainstTheBetterMode() {
        Results crossover = new Results(
                "crossover",
                Environment.withoutServer(),
                Map.of(),
                List.of(scan("AUTO", 12), scan("DIFFERENTIAL", 20), scan("FULL", 10)));

        assertThat(target("what AUTO chooses").findings().apply(new Evidence(List.of(crossover))))
                .containsExactly(new Finding("**scan at 1.0 % 1.20 × (limit 1.10 ×)**", false));
    }

    private static Target target(String item) {
        return RefreshTargets.ALL.stream()
                .filter(target -> target.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static Series scan(String mode, double ms) {
        return new Series(
                Map.of("scenario", "scan", "rows", "100000", "change", "0.01", "mode", mode),
                Series.Unit.MILLISECONDS,
                List.of(ms));
    }
}
