package dev.pgstream.benchmarks.buffers;

import java.util.Map;
import java.util.TreeMap;

/**
 * The load of a run.
 *
 * @param rows how many rows the source has
 * @param perMinute how many rows are written in a minute
 * @param writers connections that write
 * @param batch rows a transaction
 * @param seconds how long
 * @param every seconds from one refresh of the fast stream table to the next
 * @param window seconds that a line of the report covers
 */
record Load(int rows, int perMinute, int writers, int batch, int seconds, double every, int window) {

    /** The same for the file of the results. */
    Map<String, String> texts() {
        return new TreeMap<>(Map.of(
                "rows", Integer.toString(rows),
                "rate", Integer.toString(perMinute),
                "writers", Integer.toString(writers),
                "batch", Integer.toString(batch),
                "seconds", Integer.toString(seconds),
                "every", Double.toString(every)));
    }

    @Override
    public String toString() {
        return "%d rows written a minute by %d connections, %d a transaction, for %d s; a refresh each %s s; a table of %d rows"
                .formatted(perMinute, writers, batch, seconds, every, rows);
    }
}
