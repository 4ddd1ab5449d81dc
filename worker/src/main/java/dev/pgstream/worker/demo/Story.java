package dev.pgstream.worker.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints what the demo has done, a line a step, with the time that it took. */
final class Story {

    private static final int WIDTH = 88;

    private final PrintWriter out;
    private long stepStart = System.nanoTime();

    Story(PrintWriter out) {
        this.out = out;
    }

    /** A line without a time. */
    void line(String text) {
        out.println(text);
        out.flush();
        stepStart = System.nanoTime();
    }

    /** Says what has been done since the last line. */
    void done(String step) {
        double seconds = (System.nanoTime() - stepStart) / 1e9;
        line(step + String.format(Locale.ROOT, "%" + Math.max(1, WIDTH - step.length()) + ".1f s", seconds));
    }

    PrintWriter out() {
        return out;
    }
}
