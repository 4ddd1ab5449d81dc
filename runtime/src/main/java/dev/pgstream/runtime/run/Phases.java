package dev.pgstream.runtime.run;

/** The time of each phase of a refresh, in milliseconds. */
public record Phases(double decide, double apply, double clean) {

    public double total() {
        return decide + apply + clean;
    }

    /** Measures phases one after the other. */
    static final class Clock {

        private long last = System.nanoTime();

        /** Returns the milliseconds since the last lap. */
        double lap() {
            long now = System.nanoTime();
            double ms = (now - last) / 1e6;
            last = now;
            return ms;
        }
    }
}
