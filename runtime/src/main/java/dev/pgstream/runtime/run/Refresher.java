package dev.pgstream.runtime.run;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.ConsumedBuffer;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.capture.Backlog;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.capture.CaptureHealth;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.define.Recompiler;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.FailureStore;
import dev.pgstream.runtime.store.HistoryStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
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
            Optional<Look> look = Look.locking(session, name);
            while (look.isEmpty()) {
                look = Look.at(session, RefreshLock.lock(session, name));
            }
            return refresh(active(look.get()));
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
        Pins pins = new Pins(session, look.table().settings());
        RefreshOutcome outcome = decideAndApply(look, pins);
        new FailureStore(session).healed(look.table());
        if (!cleaning.endsTransaction()) {
            pins.restore();
        }
        return outcome;
    }

    /** Only brings capture and statements in line with what has been altered below a stream table that is locked. */
    void mend(Look look) throws SQLException {
        Pins pins = new Pins(session, look.table().settings());
        follow(look, pins);
        pins.restore();
    }

    private Look again(Look look) throws SQLException {
        return Look.at(session, look.table().id()).orElseThrow();
    }

    private RefreshOutcome decideAndApply(Look seen, Pins pins) throws SQLException {
        Phases.Clock clock = new Phases.Clock();
        Look look = follow(seen, pins);
        Decision decision = new Decider(session).decide(look);
        double deciding = seen.ms() + clock.lap();
        double applying = 0;
        for (int i = 0; i < TRIES; i++) {
            if (decision.action() == RefreshAction.NO_DATA) {
                return new RefreshOutcome(RefreshAction.NO_DATA, decision.reason(), 0, 0, List.of());
            }
            Consumption consumption = Consumption.of(look.table(), decision, cleaning);
            Application.Applied applied = new Application(session, look, decision, consumption.deleted(), pins).run();
            applying += applied.applyMs();
            if (applied.gate() == Application.Gate.OPEN) {
                return finish(look.table(), decision, applied, new Phases(deciding, applying, 0), consumption, pins);
            }
            if (applied.gate() == Application.Gate.UNCOVERED) {
                look = again(look);
                decision = new Decider(session).decide(look);
                applying = 0;
            } else {
                decision = decision.inFull(applied.gate().reason());
            }
        }
        throw new PgStreamException(
                ErrorCode.SERIALIZATION_FAILURE, "its sources changed faster than a refresh could begin; try again");
    }

    /** Brings capture and statements in line with what has been altered below the stream table, and looks at it again. */
    private Look follow(Look look, Pins pins) throws SQLException {
        if (!look.broken() && !look.altered()) {
            return look;
        }
        pins.set();
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
            StreamTable table,
            Decision decision,
            Application.Applied applied,
            Phases before,
            Consumption consumption,
            Pins pins)
            throws SQLException {
        Phases.Clock clock = new Phases.Clock();
        if (table.status().equals("INITIALIZING")) {
            pins.set();
            new StreamTableStore(session).setStatus(table.id(), "ACTIVE");
            new CostModelStore(session).filled(table.id(), before.apply());
        }
        for (ConsumedBuffer buffer : consumption.dear()) {
            pins.set();
            new BufferCleaner(session).clean(buffer);
        }
        for (Long backlog : applied.backlogs()) {
            pins.set();
            new Backlog(session, backlog).cut();
        }
        new HistoryStore(session, initiator)
                .done(
                        table.id(),
                        decision.action(),
                        decision.reason(),
                        decision.changes(),
                        applied.rows(),
                        new Phases(before.decide(), before.apply(), applied.cleanMs() + clock.lap()),
                        decision.assessment().map(assessment -> assessment.learnt(before.apply())));
        return new RefreshOutcome(
                decision.action(), decision.reason(), decision.changes(), applied.rows(), consumption.left());
    }
}
