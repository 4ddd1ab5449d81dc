package dev.pgstream.benchmarks.matrix;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The cycles, each in a line, in the order in which they were measured. */
final class MatrixCsv {

    /** In the order in which a refresh goes through them. */
    static final List<String> PHASES = List.of("decide", "apply", "clean", "commit");

    private MatrixCsv() {}

    static String text(List<Cycle> cycles) {
        String titles = "scenario,rows,change,cycle,warm,mode,action,ms," + String.join(",", PHASES) + "\n";
        return cycles.stream().map(MatrixCsv::line).collect(Collectors.joining("\n", titles, "\n"));
    }

    private static String line(Cycle cycle) {
        String phases = PHASES.stream()
                .map(phase -> cycle.phases().get(phase))
                .map(ms -> ms == null ? "" : String.format(Locale.ROOT, "%.3f", ms))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%d,%s,%s,%s,%.3f,%s",
                cycle.cell().scenario().name(),
                cycle.cell().rows(),
                cycle.cell().share(),
                cycle.number(),
                cycle.warm(),
                cycle.mode(),
                cycle.run().action(),
                cycle.ms(),
                phases);
    }
}
