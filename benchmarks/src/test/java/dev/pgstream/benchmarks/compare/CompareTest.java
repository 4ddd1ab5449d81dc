package dev.pgstream.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import dev.pgstream.benchmarks.result.Series.Unit;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareTest {

    private static final double TOLERANCE = 0.1;
    private static final List<Double> QUIET = List.of(10.0, 10.1, 9.9, 10.0, 10.1, 9.9, 10.0);
    private static final List<Double> SLOWER = List.of(12.0, 12.1, 11.9, 12.0, 12.1, 11.9, 12.0);
    private static final List<Double> NOISY = List.of(7.0, 16.0, 12.0, 9.0, 15.0, 8.0, 14.0);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aLongerTimeIsWorse() {
        assertThat(verdict(Unit.MILLISECONDS, QUIET, SLOWER)).isEqualTo(Difference.Verdict.WORSE);
        assertThat(verdict(Unit.MILLISECONDS, SLOWER, QUIET)).isEqualTo(Difference.Verdict.BETTER);
    }

    @Test
    void moreTransactionsAreBetter() {
        assertThat(verdict(Unit.TRANSACTIONS_PER_SECOND, QUIET, SLOWER)).isEqualTo(Difference.Verdict.BETTER);
    }

    @Test
    void aChangeWithinNoiseIsNone() {
        assertThat(verdict(Unit.MILLISECONDS, QUIET, NOISY)).isEqualTo(Difference.Verdict.EQUAL);
        assertThat(verdict(Unit.MILLISECONDS, QUIET, List.of(10.5, 10.6, 10.4)))
                .as("within the tolerance")
                .isEqualTo(Difference.Verdict.EQUAL);
    }

    @Test
    void whatOnlyOneRunMeasuredIsTold() {
        Results both = results("a", series("x", QUIET), series("y", QUIET));
        assertThat(Comparison.of(results("a", series("x", QUIET)), both, TOLERANCE)
                        .missing())
                .containsExactly("only in the second: scenario=y");
    }

    @Test
    void differentBenchmarksCanNotBeCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(results("a"), results("b"), TOLERANCE))
                .withMessageContaining("'b'");
    }

    @Test
    void theExitCodeTellsOfARegression() throws IOException {
        Path quiet = folder.resolve("quiet.json");
        Path slower = folder.resolve("slower.json");
        results("a", series("x", QUIET)).write(quiet);
        results("a", series("x", SLOWER)).write(slower);

        Commands.run("compare", slower.toString(), quiet.toString());
        assertThat(Commands.exitCode("compare", quiet.toString(), slower.toString()))
                .isEqualTo(ExitCodes.FAILED);
    }

    private static Difference.Verdict verdict(Unit unit, List<Double> before, List<Double> after) {
        return Difference.of(new Series(Map.of(), unit, before), new Series(Map.of(), unit, after), TOLERANCE)
                .verdict();
    }

    private static Series series(String scenario, List<Double> values) {
        return new Series(Map.of("scenario", scenario), Unit.MILLISECONDS, values);
    }

    private static Results results(String benchmark, Series... series) {
        return new Results(benchmark, Environment.withoutServer(), Map.of(), List.of(series));
    }
}
