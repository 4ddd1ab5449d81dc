package dev.pgstream.runtime;

import java.util.List;

/**
 * The result of a refresh.
 *
 * @param reason why this action
 * @param changedRows change rows that it read; an update counts twice
 * @param appliedRows rows of the stream table that it wrote, as far as PostgreSQL tells
 * @param fullBuffers change buffers that hold so many consumed rows that a TRUNCATE after commit is cheaper than DELETE
 */
public record RefreshOutcome(
        RefreshAction action, String reason, long changedRows, long appliedRows, List<Long> fullBuffers) {
    public RefreshOutcome {
        fullBuffers = List.copyOf(fullBuffers);
    }
}
