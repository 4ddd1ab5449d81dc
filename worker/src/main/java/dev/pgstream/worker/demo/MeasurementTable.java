package dev.pgstream.worker.demo;

import dev.pgstream.runtime.RefreshAction;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints measurements as they come, as a table. */
final class MeasurementTable {

    private final PrintWriter out;
    private int batch;

    MeasurementTable(PrintWriter out) {
        this.out = out;
    }

    void start() {
        String titles = "%5s  %-18s%9s  %-14s%10s%15s%9s  %s"
                .formatted(
                        "batch",
                        "stream table",
                        "changed",
                        "action",
                        "refresh ms",
                        "full query ms",
                        "ratio",
                        "verified");
        out.println(titles);
        out.println("-".repeat(titles.length()));
        out.flush();
    }

    void print(Measurement measured) {
        if (batch != 0 && batch != measured.batch()) {
            out.println();
        }
        batch = measured.batch();
        out.println(String.format(
                Locale.ROOT,
                "%5d  %-18s%,9d  %-14s%10.1f%15.1f%8.1fx  %s",
                measured.batch(),
                measured.table(),
                measured.changed(),
                measured.action(),
                measured.refreshMs(),
                measured.queryMs(),
                measured.ratio(),
                measured.verified() ? "yes" : "NO: " + measured.differences() + " rows differ"));
        if (measured.action() == RefreshAction.FULL) {
            out.println("       full because: " + measured.reason());
        }
        out.flush();
    }
}
