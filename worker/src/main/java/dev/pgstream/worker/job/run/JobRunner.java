package dev.pgstream.worker.job.run;

import dev.pgstream.engine.error.FailureKind;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.attached.GroupRefresh;
import dev.pgstream.runtime.attached.Transactions;
import dev.pgstream.runtime.run.MemberFailure;
import dev.pgstream.runtime.run.MemberOutcome;
import dev.pgstream.runtime.store.FailureStore;
import dev.pgstream.worker.job.connect.JobConnections;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.job.plan.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Refreshes units over connections of the pool, and decides what comes of failures. */
public final class JobRunner implements UnitRunner {

    private final JobConnections connections;
    private final BooleanSupplier leading;
    private final Backoff backoff;
    private final Watch watch;
    private final Monitor monitor;
    private final Journal journal;
    private final Clock clock;

    /**
     * @param leading asked before each refresh: a worker that leads no more starts none
     */
    public JobRunner(
            JobConnections connections,
            BooleanSupplier leading,
            Backoff backoff,
            Watch watch,
            Monitor monitor,
            Journal journal,
            Clock clock) {
        this.connections = connections;
        this.leading = leading;
        this.backoff = backoff;
        this.watch = watch;
        this.monitor = monitor;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean run(Unit unit) {
        if (!leading.getAsBoolean()) {
            return false;
        }
        Instant start = clock.instant();
        watch.refreshes(unit.members(), start);
        long began = System.nanoTime();
        try (Connection connection = connections.borrow()) {
            List<MemberOutcome> outcomes = new GroupRefresh(connection, Initiator.JOB).refresh(unit.tables());
            return succeeded(unit, outcomes, start, Duration.ofNanos(System.nanoTime() - began));
        } catch (SQLException failure) {
            failed(unit, failure);
        } catch (RuntimeException bug) {
            journal.error(unit.text() + ": internal error: " + bug + "; " + again(unit));
        }
        return false;
    }

    private boolean succeeded(Unit unit, List<MemberOutcome> outcomes, Instant start, Duration took) {
        if (backoff.ended(unit.id())) {
            journal.info(unit.text() + ": refreshed again");
        }
        watch.upToDate(unit.members(), start);
        List<MemberOutcome> done = outcomes.stream()
                .filter(member -> member.outcome().action() != RefreshAction.NO_DATA)
                .toList();
        for (MemberOutcome member : done) {
            RefreshOutcome outcome = member.outcome();
            monitor.refreshed(outcome.action(), took.dividedBy(done.size()));
            journal.debug("%s: %s, %d changes, %d rows: %s"
                    .formatted(
                            unit.name(member.id()),
                            outcome.action(),
                            outcome.changedRows(),
                            outcome.appliedRows(),
                            outcome.reason()));
        }
        return !done.isEmpty();
    }

    /** What passes by itself is tried again soon; of what does not, the catalog keeps count, and each firing is a try. */
    private void failed(Unit unit, SQLException failure) {
        monitor.failed(String.valueOf(failure.getSQLState()));
        switch (noted(failure)) {
            case TRANSIENT -> journal.warn(unit.text() + ": " + Journal.text(failure) + "; " + again(unit));
            case FAILED -> journal.error(Journal.text(failure));
            case ERROR ->
                journal.error(Journal.text(failure) + "; its status is now ERROR, and it is left alone until"
                        + " 'pgstream resume'");
        }
    }

    /** What has no SQLSTATE did not come from the server: the connection, or the pool that lent it, is the matter. */
    private FailureStore.Noted noted(SQLException failure) {
        if (!(failure instanceof MemberFailure of)
                || failure.getSQLState() == null
                || FailureKind.of(failure.getSQLState()) == FailureKind.TRANSIENT) {
            return FailureStore.Noted.TRANSIENT;
        }
        try (Connection connection = connections.borrow()) {
            Transactions transactions = new Transactions(connection);
            return transactions.in(() -> new FailureStore(transactions.session()).note(of.member(), Initiator.JOB, of));
        } catch (SQLException e) {
            journal.warn("a failure can not be noted: " + Journal.text(e));
            return FailureStore.Noted.TRANSIENT;
        }
    }

    private String again(Unit unit) {
        return "next try in " + backoff.failed(unit.id(), clock.instant()).toMillis() + " ms";
    }
}
