package dev.pgstream.runtime.attached;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.run.Cleaning;
import dev.pgstream.runtime.run.GroupRefresher;
import dev.pgstream.runtime.run.MemberFailure;
import dev.pgstream.runtime.run.MemberOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Refreshes groups over a connection of one's own. The members of a group see one snapshot and appear together: all in one
 * transaction, or, where one of them fails, none. A group of one needs no snapshot for more than its statement.
 */
public final class GroupRefresh {

    private final Transactions transactions;
    private final Initiator initiator;

    /**
     * @param connection a connection without an open transaction; its auto-commit is turned off
     */
    public GroupRefresh(Connection connection, Initiator initiator) throws SQLException {
        this.transactions = new Transactions(connection);
        this.initiator = initiator;
    }

    /**
     * Refreshes the members of a group, in this order, and cleans the change buffers that they have read. Members that are
     * dropped, suspended or (for scheduled refreshes) in error are left out.
     *
     * @throws MemberFailure if the refresh of a member fails
     * @throws SQLException if the group as such does: 55P03 where a member is being refreshed, altered or dropped
     */
    public List<MemberOutcome> refresh(List<Long> members) throws SQLException {
        List<MemberOutcome> outcomes;
        try {
            outcomes = together(members);
        } catch (MemberFailure failure) {
            if (!ErrorCode.ACTIVE_TRANSACTION.sqlState().equals(failure.getSQLState())) {
                throw failure;
            }
            mend(members);
            outcomes = together(members);
        }
        new BufferCleaning(transactions)
                .clean(outcomes.stream()
                        .flatMap(each -> each.outcome().buffers().stream())
                        .toList());
        return outcomes;
    }

    private List<MemberOutcome> together(List<Long> members) throws SQLException {
        return members.size() == 1
                ? transactions.in(() -> refresher(Cleaning.DEAR_LATER).refresh(members))
                : transactions.onOneSnapshot(() -> refresher(Cleaning.LATER).refresh(members));
    }

    /** What was altered below a member can't be followed under one snapshot, so it is before, member by member. */
    private void mend(List<Long> members) throws SQLException {
        for (Long member : members) {
            transactions.run(() -> refresher(Cleaning.WITHIN).mend(member));
        }
    }

    private GroupRefresher refresher(Cleaning cleaning) {
        return new GroupRefresher(transactions.session(), cleaning, initiator);
    }
}
