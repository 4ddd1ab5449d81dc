package dev.pgstream.worker.demo.data;

import dev.pgstream.datasets.tpch.Scale;

/**
 * How many rows the demo works with.
 *
 * @param keptBack orders that are not loaded, but come with the batches
 * @param changed orders that each batch inserts, and updates, and deletes: each a third of 0.1 % of the orders
 */
public record Sizes(long keptBack, int changed) {

    private static final int ONE_IN = 1000;

    /**
     * Returns the sizes of a run.
     *
     * @throws IllegalArgumentException if there are too few orders for that many batches, with a message for the user
     */
    public static Sizes of(double scale, int batches) {
        long all = new Scale(scale).orders();
        int changed = (int) Math.max(1, Math.round(all / (3.0 * ONE_IN)));
        long keptBack = (long) changed * batches;
        if (keptBack > all / 3) {
            throw new IllegalArgumentException(
                    "scale %s has %d orders, enough for %d batches".formatted(scale, all, all / 3 / changed));
        }
        return new Sizes(keptBack, changed);
    }
}
