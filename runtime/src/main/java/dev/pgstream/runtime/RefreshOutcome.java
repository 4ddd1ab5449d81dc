package dev.pgstream.runtime;

import java.util.List;

/**
 * The result of a refresh.
 *
 * @param reason why this action
 * @param changedRows change rows that it read; an update counts twice
 * @param appliedRows rows of the stream table that it wrote, as far as PostgreSQL tells
 * @param buffers change buffers that are left to be cleaned after the commit
 */
public record RefreshOutcome(
        RefreshAction action, String reason, long changedRows, long appliedRows, List<ConsumedBuffer> buffers) {
    public RefreshOutcome {
        buffers = List.copyOf(buffers);
    }
}
