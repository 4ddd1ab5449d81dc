package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.benchmarks.result.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The cycles of one way to keep one result.
 *
 * @param first the time of the first cycle
 * @param later times of the cycles that count
 * @param actions what was done in these
 * @param phases times of their phases, by name
 */
record Summary(
        Cell cell,
        String mode,
        double first,
        List<Double> later,
        List<String> actions,
        Map<String, List<Double>> phases) {

    private record Key(Cell cell, String mode) {}

    /** One for each way and cell, in the order of the cells. */
    static List<Summary> of(List<Cycle> cycles) {
        Map<Key, List<Cycle>> groups = new LinkedHashMap<>();
        for (Cycle cycle : cycles) {
            groups.computeIfAbsent(new Key(cycle.cell(), cycle.mode()), key -> new ArrayList<>())
                    .add(cycle);
        }
        return groups.values().stream().map(Summary::ofOne).toList();
    }

    private static Summary ofOne(List<Cycle> cycles) {
        List<Cycle> warm = cycles.stream().filter(Cycle::warm).toList();
        Map<String, List<Double>> phases = new LinkedHashMap<>();
        for (String phase : MatrixCsv.PHASES) {
            List<Double> times = warm.stream()
                    .map(cycle -> cycle.phases().get(phase))
                    .filter(Objects::nonNull)
                    .toList();
            if (!times.isEmpty()) {
                phases.put(phase, times);
            }
        }
        Cycle one = cycles.get(0);
        return new Summary(
                one.cell(),
                one.mode(),
                one.ms(),
                warm.stream().map(Cycle::ms).toList(),
                warm.stream().map(cycle -> cycle.run().action()).distinct().toList(),
                phases);
    }

    double median() {
        return Statistics.median(later);
    }

    double p95() {
        return Statistics.percentile(later, 0.95);
    }

    Series series(String place) {
        return new Series(cell.labels(mode, place), Series.Unit.MILLISECONDS, later, phases);
    }
}
