package dev.pgstream.runtime.store;

import dev.pgstream.engine.strategy.Experience;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.run.Phases;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes {@code pgs_refresh_history}. */
public final class HistoryStore {

    private static final String DONE = """
            SELECT pgstream.pgs_done(?, ?, ?, CAST(? AS bigint), ?, ?, ?, ?, CAST(? AS double precision),
              CAST(? AS double precision), ?, CAST(? AS bigint), CAST(? AS double precision), CAST(? AS integer),
              CAST(? AS bigint), ?, CAST(? AS double precision[]))""";

    private static final List<@Nullable Object> NOTHING_LEARNT = Collections.nCopies(6, null);

    private final Session session;
    private final Initiator initiator;

    public HistoryStore(Session session, Initiator initiator) {
        this.session = session;
        this.initiator = initiator;
    }

    /**
     * What a refresh that had the choice has taught.
     *
     * @param deltaMs what it expected of applying the changes
     * @param fullMs what it expected of computing everything
     */
    public record Learnt(double deltaMs, double fullMs, Experience experience) {}

    /** Notes a refresh, and in the same statement what it has taught. */
    public void done(
            long id,
            RefreshAction action,
            String reason,
            long changedRows,
            long appliedRows,
            Phases phases,
            Optional<Learnt> learnt)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                id,
                action.name(),
                reason,
                action == RefreshAction.DIFFERENTIAL ? changedRows : null,
                appliedRows,
                phases.decide(),
                phases.apply(),
                phases.clean(),
                learnt.map(Learnt::deltaMs).orElse(null),
                learnt.map(Learnt::fullMs).orElse(null),
                initiator.word()));
        values.addAll(learnt.map(l -> CostModelStore.values(l.experience())).orElse(NOTHING_LEARNT));
        session.one(DONE, row -> true, values.toArray());
    }

    /** Returns what the last refresh did and why, as a line for people. */
    public Optional<String> latest(long id) throws SQLException {
        return session.first("""
                SELECT concat_ws(', ',
                         action || ' at ' || to_char(started_at, 'YYYY-MM-DD HH24:MI:SS'),
                         round(CAST(decide_ms + apply_ms + clean_ms AS numeric), 1) || ' ms',
                         CASE WHEN delta_estimate_ms IS NOT NULL
                              THEN 'expected ' || round(CAST(delta_estimate_ms AS numeric), 1) || ' ms for the changes and '
                                   || round(CAST(full_estimate_ms AS numeric), 1) || ' ms for everything' END,
                         coalesce(error, reason))
                FROM pgstream.pgs_refresh_history WHERE pgs_id = ? ORDER BY refresh_id DESC LIMIT 1""", row -> row.getString(1), id);
    }

    public void failed(long id, RefreshAction action, String sqlState, String message) throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_refresh_history (pgs_id, action, reason, started_at, initiated_by, error)
                VALUES (?, ?, 'failed', clock_timestamp(), ?, ?)""", id, action.name(), initiator.word(), sqlState + ": " + message);
    }
}
