package dev.pgstream.worker.job.run;

import dev.pgstream.worker.job.plan.Unit;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs rounds of units on a few threads. Rounds overlap: what is slow in one does not delay the next. A stream table that is
 * still engaged in one is left out of the next, so that it never runs twice at once.
 */
public final class Dispatcher {

    private final UnitRunner runner;
    private final ExecutorService threads;
    private final Set<Long> engaged = new HashSet<>();
    private boolean draining;

    public Dispatcher(UnitRunner runner, int concurrency, String name) {
        this.runner = runner;
        this.threads = Executors.newFixedThreadPool(concurrency, task -> new Thread(task, "refresh " + name));
    }

    /** Whether a member of the unit waits or runs. */
    public synchronized boolean isEngaged(Unit unit) {
        return unit.tables().stream().anyMatch(engaged::contains);
    }

    /** Whether nothing waits or runs. */
    public synchronized boolean isIdle() {
        return engaged.isEmpty();
    }

    /**
     * Starts a round.
     *
     * @param due its units; those that are engaged are left out
     * @param pending the numbers of those that have something to do whatever the others bring
     */
    public synchronized void begin(Collection<Unit> due, Set<Long> pending) {
        if (draining) {
            return;
        }
        List<Unit> free = due.stream().filter(unit -> !isEngaged(unit)).toList();
        Round round = new Round(free, pending);
        free.forEach(unit -> engaged.addAll(unit.tables()));
        follow(round, round.begin());
    }

    /** Starts nothing more, and waits until what runs has ended. */
    public void drain(Duration patience) {
        synchronized (this) {
            draining = true;
        }
        threads.shutdown();
        try {
            threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(Round round, Unit unit) {
        threads.execute(() -> {
            boolean changed = false;
            try {
                changed = mayStart() && runner.run(unit);
            } finally {
                done(round, unit, changed);
            }
        });
    }

    private synchronized boolean mayStart() {
        return !draining;
    }

    private synchronized void done(Round round, Unit unit, boolean changed) {
        follow(round, round.done(unit, changed));
    }

    private void follow(Round round, Round.Progress progress) {
        progress.over().forEach(unit -> unit.tables().forEach(engaged::remove));
        if (!draining) {
            progress.ready().forEach(unit -> submit(round, unit));
        }
    }
}
