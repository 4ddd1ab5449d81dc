package dev.pgstream.worker.graph;

import java.util.Set;

/**
 * A stream table, or something else that one reads.
 *
 * @param relid its OID
 * @param level 0 for what is no stream table, else one more than the highest of what it reads
 * @param unit the same number for all that are refreshed together; a number of its own for what is no stream table
 * @param kind stream table, table, foreign table, …
 * @param status of a stream table; empty for others, like all that follows
 * @param reads OIDs
 */
public record GraphNode(
        long relid,
        String name,
        int level,
        long unit,
        String kind,
        String status,
        String mode,
        String schedule,
        Set<Long> reads) {

    public GraphNode {
        reads = Set.copyOf(reads);
    }

    public boolean isStreamTable() {
        return !status.isEmpty();
    }

    /** What is said of it beside its name. */
    public String note() {
        return isStreamTable() ? schedule + " · " + mode.toLowerCase(java.util.Locale.ROOT) : kind;
    }
}
