package dev.pgstream.benchmarks.matrix;

import java.util.Locale;
import java.util.Map;

/**
 * One way to keep a result, after one change.
 *
 * @param number from 1
 * @param warm whether it counts, because enough came before it
 */
public record Cycle(Cell cell, int number, String mode, boolean warm, Subject.Run run) {

    /** A line for those who watch, and for programs. */
    String line() {
        StringBuilder line = new StringBuilder("[BENCH_CYCLE] ")
                .append(cell)
                .append(String.format(
                        Locale.ROOT, " cycle=%d mode=%s ms=%.3f action=%s", number, mode, run.ms(), run.action()));
        for (String phase : MatrixCsv.PHASES) {
            Double ms = run.phases().get(phase);
            if (ms != null) {
                line.append(String.format(Locale.ROOT, " %s=%.3f", phase, ms));
            }
        }
        return line.toString();
    }

    Map<String, Double> phases() {
        return run.phases();
    }

    double ms() {
        return run.ms();
    }
}
