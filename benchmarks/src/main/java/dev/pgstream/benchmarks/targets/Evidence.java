package dev.pgstream.benchmarks.targets;

import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured in one place.
 *
 * @param results of all benchmarks that ran there
 */
record Evidence(List<Results> results) {

    /** All that a benchmark measured. */
    List<Series> of(String benchmark) {
        return results.stream()
                .filter(one -> one.benchmark().equals(benchmark))
                .flatMap(one -> one.series().stream())
                .toList();
    }

    /** The first series of a benchmark that has these labels; later runs come first. */
    Optional<Series> find(String benchmark, Map<String, String> labels) {
        return results.stream()
                .filter(one -> one.benchmark().equals(benchmark))
                .flatMap(one -> one.find(labels).stream())
                .findFirst();
    }

    /** A cell of the matrix, kept in one way. */
    Optional<Series> cell(String scenario, String rows, String change, String mode) {
        return find("matrix", Map.of("scenario", scenario, "rows", rows, "change", change, "mode", mode));
    }

    /** How many times as long one way takes as another in the same cell of the matrix. */
    OptionalDouble ratio(String scenario, String rows, String change, String mode, String other) {
        Optional<Series> one = cell(scenario, rows, change, mode);
        Optional<Series> two = cell(scenario, rows, change, other);
        return one.isPresent() && two.isPresent()
                ? OptionalDouble.of(one.get().median() / two.get().median())
                : OptionalDouble.empty();
    }

    /** The median of what a series consists of besides its values. */
    static double part(Series series, String name) {
        return Statistics.median(series.parts().getOrDefault(name, List.of(Double.NaN)));
    }
}
