package dev.pgstream.benchmarks;

import java.util.Locale;

/** Lines about what has been done, on stdout, with the seconds since the start. */
public final class Log {

    private final long start = System.nanoTime();

    public void line(String text) {
        System.out.printf(Locale.ROOT, "%8.1f s  %s%n", (System.nanoTime() - start) / 1e9, text);
    }
}
