package dev.pgstream.benchmarks.buffers;

import java.util.List;

/**
 * A run.
 *
 * @param slow whether there was a second stream table that was not refreshed until the end
 * @param slowAction what its refresh did
 * @param slowMs how long that took
 * @param bytesAtRest size of buffer and backlog when both were refreshed
 * @param different rows in which the stream tables differ from their queries
 */
record Measurement(
        boolean slow, List<Window> windows, String slowAction, double slowMs, long bytesAtRest, long different) {
    Measurement {
        windows = List.copyOf(windows);
    }
}
