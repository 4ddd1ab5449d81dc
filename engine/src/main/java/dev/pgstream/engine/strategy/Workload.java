package dev.pgstream.engine.strategy;

import java.util.List;

/**
 * What a refresh would have to do.
 *
 * @param sources a number for the set of changed sources, each of which has a statement of its own
 * @param changes the change rows
 * @param rows the same by what they are worth: one of a small source counts as many as it has partners in the largest
 * @param size rows of all sources and of the result: what computing everything reads and compares
 * @param widest the source of which the largest share has changed
 * @param rowBytes bytes of a row of the result
 */
public record Workload(int sources, double changes, double rows, double size, SourceChange widest, double rowBytes) {

    /** How many partners a row may be taken to have in the largest source. */
    private static final double MOST_PARTNERS = 1_000;

    /** Beside its columns, a row in memory has a header and its place in a hash table or a sort. */
    private static final double ROW_OVERHEAD = 64;

    /**
     * Measures what is pending.
     *
     * @param changes of all captured sources, of at least one of which something has changed
     * @param resultRows rows of the stream table; not above 0 where nobody knows
     */
    public static Workload of(List<SourceChange> changes, double resultRows, double rowBytes) {
        double largest =
                changes.stream().mapToDouble(SourceChange::sourceRows).max().orElse(0);
        double rows = 0;
        double all = 0;
        double size = Math.max(0, resultRows);
        int sources = 1;
        SourceChange widest = changes.get(0);
        for (SourceChange change : changes) {
            double partners = change.sourceRows() > 0 ? Math.min(MOST_PARTNERS, largest / change.sourceRows()) : 1;
            all += change.changes();
            rows += change.changes() * partners;
            size += Math.max(0, change.sourceRows());
            if (change.changes() > 0) {
                sources = sources * 31 + Long.hashCode(change.source());
            }
            if (change.share() > widest.share()) {
                widest = change;
            }
        }
        // A number of at most six digits, which any number type keeps.
        return new Workload(Math.floorMod(sources, 1_000_000), all, rows, size, widest, rowBytes);
    }

    /** The changed rows as a share of everything. */
    double share() {
        return rows / Math.max(1, size);
    }

    /** The share of so many partitions that changes of any rows touch. */
    public double touches(double partitions) {
        return partitions <= 1 ? 1 : 1 - Math.pow(1 - 1 / partitions, rows);
    }

    /** The same with another number of changed rows. */
    Workload with(double otherRows) {
        return new Workload(sources, otherRows, otherRows, size, widest, rowBytes);
    }

    /** How much memory the change takes if its rows find as many partners as they may: they are sorted or hashed. */
    double bytes() {
        return rows * (rowBytes + ROW_OVERHEAD);
    }

    /** How much it takes at least. */
    double leastBytes() {
        return changes * (rowBytes + ROW_OVERHEAD);
    }
}
