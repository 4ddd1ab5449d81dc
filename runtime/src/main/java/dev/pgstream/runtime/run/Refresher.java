package dev.pgstream.runtime.run;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.ConsumedBuffer;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.capture.CaptureHealth;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.define.Recompiler;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.FailureStore;
import dev.pgstream.runtime.store.HistoryStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refreshes one stream table within the caller's transaction: decide, apply in one statement on one snapshot, clean, note.
 */
public final class Refresher {

    /** A statement finds changes that it doesn't cover only if they come within moments; so few tries are enough. */
    private static final int TRIES = 10;

    private static final String BROKEN =
            "a source's capture was not whole: triggers missing or disabled, columns or partitions changed, or a crash";

    private final Session session;
    private final Cleaning cleaning;
    private final Initiator initiator;

    public Refresher(Session session, Cleaning cleaning, Initiator initiator) {
        this.session = session;
        this.cleaning = cleaning;
        this.initiator = initiator;
    }

    /** Refreshes the stream table of that name, which waits for its lock. */
    public RefreshOutcome refresh(String name) throws SQLException {
        try {
            while (true) {
                Optional<Look> look = Look.at(session, RefreshLock.lock(session, name));
                if (look.isPresent()) {
                    return refresh(active(look.get()));
                }
            }
        } catch (SQLException e) {
            throw PgStreamException.about(name, e);
        }
    }

    private static Look active(Look look) throws SQLException {
        StreamTable table = look.table();
        if (table.status().equals("SUSPENDED")) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "stream table " + table.name() + " is suspended; resume it first (status => 'ACTIVE')");
        }
        return look;
    }

    /** Refreshes a stream table whose lock the transaction holds. */
    RefreshOutcome refresh(Look look) throws SQLException {
        RefreshOutcome outcome = new PinnedSettings(session).thenRestoring(look.before(), () -> decideAndApply(look));
        new FailureStore(session).healed(look.table());
        return outcome;
    }

    /** Only brings capture and statements in line with what has been altered below a stream table that is locked. */
    void mend(Look look) throws SQLException {
        new PinnedSettings(session).thenRestoring(look.before(), () -> follow(look));
    }

    private Look again(Look look) throws SQLException {
        return Look.at(session, look.table().id()).orElseThrow();
    }

    private RefreshOutcome decideAndApply(Look seen) throws SQLException {
        Phases.Clock clock = new Phases.Clock();
        Look look = follow(seen);
        Decision decision = new Decider(session).decide(look);
        double spent = 0;
        for (int i = 0; i < TRIES; i++) {
            if (decision.action() == RefreshAction.NO_DATA) {
                return new RefreshOutcome(RefreshAction.NO_DATA, decision.reason(), 0, 0, List.of());
            }
            double decided = clock.lap();
            Phases.Clock application = new Phases.Clock();
            Application.Applied applied = new Application(session, look, decision).run();
            spent += application.lap();
            if (applied.gate() == Application.Gate.OPEN) {
                return finish(look.table(), decision, applied.rows(), spent, decided, clock);
            }
            if (applied.gate() == Application.Gate.UNCOVERED) {
                look = again(look);
                decision = new Decider(session).decide(look);
                spent = 0;
            } else {
                decision = decision.inFull(applied.gate().reason());
            }
        }
        throw new PgStreamException(
                ErrorCode.SERIALIZATION_FAILURE, "its sources changed faster than a refresh could begin; try again");
    }

    /** Brings capture and statements in line with what has been altered below the stream table, and looks at it again. */
    private Look follow(Look look) throws SQLException {
        if (!look.broken() && !look.altered()) {
            return look;
        }
        StreamTable table = look.table();
        for (CaptureHealth.Broken capture : new CaptureHealth(session).broken(table.id())) {
            new CaptureInstaller(session).mend(capture.bufferId(), capture.source(), BROKEN);
        }
        if (look.altered()) {
            new Recompiler(session).follow(table);
        }
        return again(look);
    }

    private RefreshOutcome finish(
            StreamTable table, Decision decision, long rows, double spent, double decided, Phases.Clock clock)
            throws SQLException {
        if (table.status().equals("INITIALIZING")) {
            new StreamTableStore(session).setStatus(table.id(), "ACTIVE");
            new CostModelStore(session).filled(table.id(), spent);
        }
        new Statistics(session).follow(table, Math.max(rows, decision.changes()));
        double applied = clock.lap();
        List<ConsumedBuffer> left = clean(table, decision);
        Phases phases = new Phases(decided, applied, clock.lap());
        new HistoryStore(session, initiator)
                .done(
                        table.id(),
                        decision.action(),
                        decision.reason(),
                        decision.changes(),
                        rows,
                        phases,
                        decision.assessment().map(assessment -> assessment.learnt(spent)));
        return new RefreshOutcome(decision.action(), decision.reason(), decision.changes(), rows, left);
    }

    /** Cleans the buffers whose last consumer this refresh was; returns those that are left to the caller. */
    private List<ConsumedBuffer> clean(StreamTable table, Decision decision) throws SQLException {
        BufferCleaner cleaner = new BufferCleaner(session);
        List<ConsumedBuffer> left = new ArrayList<>();
        for (Pending source : decision.pending()) {
            ConsumedBuffer buffer = new ConsumedBuffer(
                    source.bufferId(),
                    table.id(),
                    source.seenUpTo(),
                    source.changes(),
                    source.passed(),
                    source.behind());
            if (source.any() && cleaning.leaves(buffer.dear())) {
                left.add(buffer);
            } else if (source.any()) {
                cleaner.clean(buffer);
            }
        }
        return left;
    }
}
