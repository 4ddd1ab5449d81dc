package dev.pgstream.runtime.run;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.define.Recompiler;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.HistoryStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Refreshes one stream table within the caller's transaction: decide, apply in one statement on one snapshot, clean, note.
 */
public final class Refresher {

    /** Above this many consumed rows a TRUNCATE after the commit is cheaper than a DELETE within it (measured). */
    private static final long DELETE_UP_TO = 3_000;

    /** A statement finds changes that it doesn't cover only if they come within moments; so few tries are enough. */
    private static final int TRIES = 10;

    private static final int GATE_OPEN = 0;
    private static final int GATE_NOT_FINITE = 2;

    private final Session session;
    private final boolean truncateLater;

    /**
     * @param truncateLater whether the caller commits and then cleans the buffers that the outcome names
     */
    public Refresher(Session session, boolean truncateLater) {
        this.session = session;
        this.truncateLater = truncateLater;
    }

    public RefreshOutcome refresh(String name) throws SQLException {
        StreamTableStore tables = new StreamTableStore(session);
        RefreshLock.take(session, tables.owned(name));
        StreamTable table = tables.owned(name);
        if (table.status().equals("SUSPENDED")) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "stream table " + table.name() + " is suspended; alter it with status => 'ACTIVE' first");
        }
        try {
            return new PinnedSettings(session).with(table.settings(), () -> refresh(table));
        } catch (PgStreamException e) {
            throw e;
        } catch (SQLException e) {
            throw new PgStreamException(table.name().sql(), e);
        }
    }

    private RefreshOutcome refresh(StreamTable table) throws SQLException {
        Phases.Clock clock = new Phases.Clock();
        boolean own = new OwnChanges(session).possible();
        new Recompiler(session).follow(table);
        Decision decision = new Decider(session).decide(table);
        for (int i = 0; i < TRIES; i++) {
            if (decision.action() == RefreshAction.NO_DATA) {
                return new RefreshOutcome(RefreshAction.NO_DATA, decision.reason(), 0, 0, List.of());
            }
            double decided = clock.lap();
            Applied applied = apply(table, decision, own);
            if (applied.gate() == GATE_OPEN) {
                return finish(table, decision, applied.rows(), decided, clock);
            }
            decision = applied.gate() == GATE_NOT_FINITE
                    ? new Decision(
                            RefreshAction.FULL,
                            "a sum met NaN or infinity, which can't be subtracted",
                            decision.pending())
                    : new Decider(session).decide(table);
        }
        throw new PgStreamException(
                ErrorCode.NOT_IN_PREREQUISITE_STATE,
                "stream table " + table.name() + ": its sources changed faster than a refresh could begin; try again");
    }

    private record Applied(int gate, long rows) {}

    /** Executes the statements; those that found the gate closed have written nothing that stays. */
    private Applied apply(StreamTable table, Decision decision, boolean own) throws SQLException {
        FrontierStore frontiers = new FrontierStore(session);
        List<String> statements = new ArrayList<>(
                decision.action() == RefreshAction.FULL
                        ? new StatementStore(session).full(table.id())
                        : List.of(new StatementStore(session).delta(table.id(), decision.changedSources())));
        if (own) {
            List<Long> buffers =
                    decision.pending().stream().map(Pending::bufferId).toList();
            int last = statements.size() - 1;
            statements.set(last, OwnChanges.marking(statements.get(last), table.id(), buffers));
        }
        frontiers.admitWriter(table.id());
        if (!own) {
            return execute(table, statements);
        }
        try {
            return session.inSavepoint(() -> {
                Applied applied = execute(table, statements);
                if (applied.gate() != GATE_OPEN) {
                    throw new GateClosed(applied.gate());
                }
                return applied;
            });
        } catch (GateClosed closed) {
            return new Applied(closed.gate, 0);
        }
    }

    private Applied execute(StreamTable table, List<String> statements) throws SQLException {
        long rows = 0;
        for (String statement : statements) {
            rows += session.execute(statement);
        }
        return new Applied(new FrontierStore(session).gate(table.id()), rows);
    }

    /** Takes the marks on the transaction's own changes back together with the refresh that didn't happen. */
    private static final class GateClosed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int gate;

        GateClosed(int gate) {
            super("gate " + gate, null, false, false);
            this.gate = gate;
        }
    }

    private RefreshOutcome finish(StreamTable table, Decision decision, long rows, double decided, Phases.Clock clock)
            throws SQLException {
        new FrontierStore(session).dismissWriter(table.id());
        if (table.status().equals("INITIALIZING")) {
            new StreamTableStore(session).setStatus(table.id(), "ACTIVE");
        }
        double applied = clock.lap();
        List<Long> full = clean(decision);
        Phases phases = new Phases(decided, applied, clock.lap());
        new HistoryStore(session)
                .done(table.id(), decision.action(), decision.reason(), decision.changes(), rows, phases);
        return new RefreshOutcome(decision.action(), decision.reason(), decision.changes(), rows, full);
    }

    /** Cleans the buffers that this refresh read; returns those that are left to a TRUNCATE. */
    private List<Long> clean(Decision decision) throws SQLException {
        List<Long> later = new ArrayList<>();
        for (Pending source : decision.pending()) {
            if (!source.any()) {
                continue;
            }
            if (truncateLater && source.changes() > DELETE_UP_TO) {
                later.add(source.bufferId());
            } else {
                new BufferCleaner(session).delete(source.bufferId());
            }
        }
        return later;
    }
}
