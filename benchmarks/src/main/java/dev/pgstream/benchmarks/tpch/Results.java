package dev.pgstream.benchmarks.tpch;

import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.runtime.RefreshAction;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a run measured.
 *
 * @param different the stream tables that were not equal to their queries at the end
 */
record Results(List<Measurement> measurements, List<String> different) {

    Results {
        measurements = List.copyOf(measurements);
        different = List.copyOf(different);
    }

    /** The queries in order. */
    List<String> queries() {
        return measurements.stream().map(Measurement::query).distinct().sorted().toList();
    }

    List<Measurement> of(String query) {
        return measurements.stream()
                .filter(measured -> measured.query().equals(query))
                .toList();
    }

    double median(String query, ToDoubleFunction<Measurement> value) {
        return Statistics.median(of(query).stream().map(value::applyAsDouble).toList());
    }

    /** The queries that had something to do. */
    List<String> withChanges() {
        return queries().stream()
                .filter(query -> !actions(query).equals(RefreshAction.NO_DATA.name()))
                .toList();
    }

    /** The geometric mean over queries of each one's median. */
    double geometricMean(List<String> queries, ToDoubleFunction<Measurement> value) {
        return Statistics.geometricMean(
                queries.stream().map(query -> median(query, value)).toList());
    }

    /** What the refreshes of a query did: as a rule one thing. */
    String actions(String query) {
        return of(query).stream()
                .map(Measurement::action)
                .distinct()
                .sorted()
                .map(RefreshAction::name)
                .collect(Collectors.joining(", "));
    }
}
