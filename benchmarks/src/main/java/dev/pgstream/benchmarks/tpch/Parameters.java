package dev.pgstream.benchmarks.tpch;

import dev.pgstream.datasets.tpch.Scale;

/**
 * What is asked of a run.
 *
 * @param changed the share of the orders that each round changes: a third each inserted, updated, and deleted
 * @param others whether each round also updates that share of customer, supplier, part and partsupp
 * @param warmUps rounds that come first and don't count
 * @param mode the refresh mode of the stream tables
 */
record Parameters(Scale scale, double changed, boolean others, int warmUps, int rounds, String mode, long seed) {

    /** How many orders each round inserts, and updates, and deletes. */
    int changedOrders() {
        return (int) Math.max(1, Math.round(scale.orders() * changed / 3));
    }

    /** How many orders all rounds together insert. */
    long insertedOrders() {
        return (long) changedOrders() * (warmUps + rounds);
    }

    @Override
    public String toString() {
        return "scale %s, %d rounds after %d to warm up, each changing %s %% of the orders and their line items (%d orders"
                        .formatted(scale.factor(), rounds, warmUps, changed * 100, changedOrders())
                + " inserted, as many updated, as many deleted)"
                + (others ? ", and as large a share of customer, supplier, part and partsupp" : "")
                + ", mode " + mode + ", seed " + seed;
    }
}
