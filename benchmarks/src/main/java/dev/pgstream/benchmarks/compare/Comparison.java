package dev.pgstream.benchmarks.compare;

import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two runs of the same benchmark.
 *
 * @param differences of what both measured, in the order of the second
 * @param missing what only one of them measured
 */
record Comparison(List<Difference> differences, List<String> missing) {

    /**
     * Compares.
     *
     * @throws IllegalArgumentException if they are runs of different benchmarks
     */
    static Comparison of(Results before, Results after, double tolerance) {
        if (!before.benchmark().equals(after.benchmark())) {
            throw new IllegalArgumentException("the first file has results of '%s', the second of '%s'"
                    .formatted(before.benchmark(), after.benchmark()));
        }
        List<Difference> differences = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Series now : after.series()) {
            Optional<Series> then = same(before, now);
            then.ifPresentOrElse(
                    one -> differences.add(Difference.of(one, now, tolerance)),
                    () -> missing.add("only in the second: " + now.title()));
        }
        before.series().stream()
                .filter(one -> same(after, one).isEmpty())
                .forEach(one -> missing.add("only in the first: " + one.title()));
        return new Comparison(differences, missing);
    }

    private static Optional<Series> same(Results results, Series wanted) {
        return results.series().stream()
                .filter(one -> one.labels().equals(wanted.labels()))
                .findFirst();
    }

    boolean regressed() {
        return differences.stream().anyMatch(one -> one.verdict() == Difference.Verdict.WORSE);
    }
}
