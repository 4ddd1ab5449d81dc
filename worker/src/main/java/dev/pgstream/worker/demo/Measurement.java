package dev.pgstream.worker.demo;

import dev.pgstream.runtime.RefreshAction;

/**
 * One refresh of one stream table.
 *
 * @param changed change rows that the refresh read
 * @param refreshMs time of the refresh with its commit
 * @param queryMs time of the whole query
 * @param differences rows in which the table differs from its query
 */
record Measurement(
        int batch,
        String table,
        long changed,
        RefreshAction action,
        String reason,
        double refreshMs,
        double queryMs,
        long differences) {

    /** How many times faster than the query the refresh is. */
    double ratio() {
        return queryMs / refreshMs;
    }

    boolean verified() {
        return differences == 0;
    }
}
