package dev.pgstream.runtime.attached;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.ConsumedBuffer;
import dev.pgstream.runtime.capture.Backlog;
import dev.pgstream.runtime.capture.BufferCleaner;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Cleans change buffers after the refreshes that have read them are committed. */
public final class BufferCleaning {

    private final Transactions transactions;
    private final BufferCleaner cleaner;

    public BufferCleaning(Transactions transactions) {
        this.transactions = transactions;
        this.cleaner = new BufferCleaner(transactions.session());
    }

    /** Deletes from small ones in one transaction, in the order of numbers, and cleans each other one in another. */
    void clean(Collection<ConsumedBuffer> consumed) throws SQLException {
        Map<Long, ConsumedBuffer> buffers = new TreeMap<>();
        consumed.forEach(buffer -> buffers.merge(buffer.id(), buffer, ConsumedBuffer::and));
        if (buffers.values().stream().anyMatch(buffer -> !buffer.dear())) {
            transactions.run(() -> {
                for (ConsumedBuffer buffer : buffers.values()) {
                    if (!buffer.dear()) {
                        cleaner.clean(buffer);
                    }
                }
            });
        }
        for (ConsumedBuffer buffer : buffers.values()) {
            if (buffer.dear()) {
                cleanAlone(buffer);
            }
        }
    }

    private void cleanAlone(ConsumedBuffer buffer) throws SQLException {
        BufferCleaner.Standing standing = transactions.in(() -> cleaner.standing(buffer));
        if (buffer.crowded()) {
            transactions.run(() -> cleaner.move(buffer.id()));
        } else if (!standing.awaited()) {
            empty(buffer.id());
        }
        if (buffer.behind() || standing.backlogSeen()) {
            cutBacklog(buffer.id());
        }
    }

    /** Removes what all consumers have seen from the backlog of a buffer. */
    public void cutBacklog(long buffer) throws SQLException {
        transactions.run(() -> new Backlog(transactions.session(), buffer).cut());
    }

    /**
     * Removes what all consumers have seen from a large buffer. A writer in the way is no failure: the rows are then deleted,
     * which takes longer and leaves space to vacuum.
     */
    public void empty(long buffer) throws SQLException {
        try {
            transactions.run(() -> cleaner.truncate(buffer));
        } catch (SQLException e) {
            if (!ErrorCode.LOCK_NOT_AVAILABLE.sqlState().equals(e.getSQLState())) {
                throw e;
            }
            transactions.run(() -> cleaner.delete(buffer));
        }
    }
}
