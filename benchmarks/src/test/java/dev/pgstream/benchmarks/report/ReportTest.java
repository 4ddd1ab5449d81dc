package dev.pgstream.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void onePageAndItsPlots() throws IOException {
        Path matrix = folder.resolve("matrix.json");
        Path writes = folder.resolve("writes.json");
        results("matrix", refreshes()).write(matrix);
        results("writes", writes()).write(writes);
        Path output = folder.resolve("page");

        Commands.run("report", matrix.toString(), writes.toString(), "--output", output.toString());

        assertThat(Path.of(output + ".html"))
                .content()
                .contains("data:image/png;base64,", "scenario=scan", "a &lt;title&gt;")
                .doesNotContain("src=\"http");
        for (String plot :
                List.of("1-matrix-speed-up-100", "1-matrix-latency-1000", "1-matrix-table-size", "2-writes-writes-1")) {
            assertThat(Path.of(output + "-" + plot + ".png")).isNotEmptyFile();
        }
    }

    @Test
    void aPlotForEachQueryOfACrossover() throws IOException {
        Path crossover = folder.resolve("crossover.json");
        results("crossover", refreshes()).write(crossover);
        Path output = folder.resolve("page");

        Commands.run("report", crossover.toString(), "--output", output.toString());

        assertThat(Path.of(output + "-1-crossover-each-query.png")).isNotEmptyFile();
    }

    private static List<Series> refreshes() {
        List<Series> all = new ArrayList<>();
        for (String mode : List.of("AUTO", "DIFFERENTIAL", "FULL")) {
            for (String rows : List.of("100", "1000")) {
                for (String change : List.of("0.01", "0.5")) {
                    Map<String, String> labels =
                            Map.of("scenario", "scan", "mode", mode, "rows", rows, "change", change);
                    all.add(new Series(labels, Series.Unit.MILLISECONDS, List.of(1.5, 2.0, 30.0)));
                }
            }
        }
        return all;
    }

    private static List<Series> writes() {
        return List.of("none", "statement").stream()
                .map(capture -> new Series(
                        Map.of(
                                "table",
                                "a <title>",
                                "write",
                                "insert",
                                "batch",
                                "1",
                                "clients",
                                "1",
                                "capture",
                                capture),
                        Series.Unit.MILLISECONDS,
                        List.of(1.0, 2.0)))
                .toList();
    }

    private static Results results(String benchmark, List<Series> series) {
        return new Results(benchmark, Environment.withoutServer(), Map.of("rounds", "3"), series);
    }
}
