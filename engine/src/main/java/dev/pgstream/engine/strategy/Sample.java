package dev.pgstream.engine.strategy;

import java.util.Arrays;

/**
 * What a refresh took.
 *
 * @param sources the set of changed sources, as in {@link Workload}
 * @param rows the changed rows
 * @param size rows of sources and result
 * @param refresh its number among the refreshes of the stream table
 */
public record Sample(Kind kind, int sources, double rows, double size, double ms, long refresh) {

    /** What was done. */
    public enum Kind {
        /** The empty table was filled: like computing everything, as long as nothing better is known. */
        FILL(0),
        /** Everything was computed. */
        FULL(1),
        /** Changes were applied. */
        DELTA(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The number that it is stored as. */
        public int code() {
            return code;
        }

        public static Kind ofCode(int code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow();
        }

        static Kind of(Action action) {
            return action == Action.FULL ? FULL : DELTA;
        }
    }

    static Sample of(Action action, Workload work, double ms, long refresh) {
        return new Sample(Kind.of(action), work.sources(), work.rows(), work.size(), ms, refresh);
    }

    /** Samples of one class say the same: changes of about one size, or about one share of the whole. */
    int sizeClass() {
        return kind == Kind.DELTA ? sizeClass(rows) : shareClass(rows / Math.max(1, size));
    }

    static int sizeClass(double rows) {
        return (int) Math.round(log2(Math.max(1, rows)));
    }

    static int shareClass(double share) {
        return (int) Math.round(log2(Math.max(1e-9, share)) / 2);
    }

    boolean sameClass(Sample other) {
        return kind == other.kind
                && sizeClass() == other.sizeClass()
                && (kind != Kind.DELTA || sources == other.sources);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
