package dev.pgstream.runtime.run;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refreshes the members of a group within the caller's transaction. Where that is REPEATABLE READ they see one snapshot, and
 * what a member changes is consumed by the next ones as part of it.
 */
public final class GroupRefresher {

    private final Session session;
    private final Initiator initiator;
    private final Refresher refresher;

    public GroupRefresher(Session session, Cleaning cleaning, Initiator initiator) {
        this.session = session;
        this.initiator = initiator;
        this.refresher = new Refresher(session, cleaning, initiator);
    }

    /**
     * Refreshes the members in the given order. Those that have been dropped are left out, and so are those that are
     * suspended, and for scheduled refreshes those in error.
     *
     * @throws MemberFailure if the refresh of a member fails
     * @throws PgStreamException with 55P03 if one of them is being refreshed, altered or dropped: it never waits, for what
     *     it would find then is not in its snapshot
     */
    public List<MemberOutcome> refresh(List<Long> members) throws SQLException {
        lock(members);
        List<MemberOutcome> outcomes = new ArrayList<>();
        for (Long id : members) {
            Optional<Look> member = Look.at(session, id).filter(this::isRefreshed);
            if (member.isPresent()) {
                outcomes.add(refresh(member.get()));
            }
        }
        return outcomes;
    }

    private boolean isRefreshed(Look look) {
        String status = look.table().status();
        return !status.equals("SUSPENDED") && !(initiator.scheduled() && status.equals("ERROR"));
    }

    private MemberOutcome refresh(Look look) throws SQLException {
        StreamTable member = look.table();
        try {
            if (!member.owned()) {
                throw new PgStreamException(
                        ErrorCode.INSUFFICIENT_PRIVILEGE,
                        "only its owner may refresh it; grant the owning role to this one");
            }
            return new MemberOutcome(member.id(), member.name(), refresher.refresh(look));
        } catch (SQLException e) {
            throw new MemberFailure(member, e);
        }
    }

    /**
     * Mends captures and statements of a member, which one snapshot for the whole transaction does not allow. Needs READ
     * COMMITTED.
     */
    public void mend(long id) throws SQLException {
        lock(List.of(id));
        Optional<Look> member = Look.at(session, id).filter(this::isRefreshed);
        if (member.isPresent()) {
            try {
                refresher.mend(member.get());
            } catch (SQLException e) {
                throw new MemberFailure(member.get().table(), e);
            }
        }
    }

    /** Takes the locks of a group until the transaction ends; {@link #refresh} does so itself. */
    public void lock(List<Long> members) throws SQLException {
        boolean all = session.one(
                "SELECT bool_and(pg_try_advisory_xact_lock(" + RefreshLock.key("id")
                        + ")) FROM unnest(CAST(? AS bigint[])) AS id",
                row -> row.getBoolean(1),
                NumberArray.format(members));
        if (!all) {
            throw new PgStreamException(
                    ErrorCode.LOCK_NOT_AVAILABLE,
                    "stream table group of " + members + ": another refresh, alter or drop of a member is running");
        }
    }
}
