package dev.pgstream.benchmarks.tpch;

import dev.pgstream.benchmarks.History;
import dev.pgstream.runtime.RefreshAction;

/**
 * One query in one round.
 *
 * @param action what the refresh did
 * @param changedRows change rows that the refresh read
 * @param refreshMs time of the refresh with its commit
 * @param fullMs time of a refresh in FULL mode of the same query with its commit
 * @param queryMs time of {@code CREATE TEMP TABLE … AS} the query
 * @param viewMs time of {@code REFRESH MATERIALIZED VIEW} of the query
 * @param phases what the refresh noted of itself
 */
record Measurement(
        int round,
        String query,
        RefreshAction action,
        String reason,
        long changedRows,
        double refreshMs,
        double fullMs,
        double queryMs,
        double viewMs,
        History.Phases phases) {

    /** How many times faster than the refresh in FULL mode it is. */
    double overFull() {
        return fullMs / refreshMs;
    }

    /** How many times faster than the query the refresh is. */
    double overQuery() {
        return queryMs / refreshMs;
    }

    /** How many times faster than that of the materialized view the refresh is. */
    double overView() {
        return viewMs / refreshMs;
    }
}
