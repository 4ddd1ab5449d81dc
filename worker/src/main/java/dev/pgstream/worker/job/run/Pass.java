package dev.pgstream.worker.job.run;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DrainStore;
import dev.pgstream.worker.job.plan.Calendar;
import dev.pgstream.worker.job.plan.Plan;
import dev.pgstream.worker.job.plan.PlannedTable;
import dev.pgstream.worker.job.plan.Unit;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for what is due and has something to do, and starts it. Looks are cheap: one question while no transaction has
 * ended, a second one for all that is due where some has.
 */
public final class Pass {

    private static final Duration REREAD = Duration.ofSeconds(1);
    private static final Duration DRAINING = Duration.ofMillis(50);

    private final Dispatcher dispatcher;
    private final Requests requests;
    private final Backoff backoff;
    private final Watch watch;
    private final Instant since;
    private volatile Plan plan = Plan.empty();
    private Calendar calendar;
    private Instant read = Instant.MIN;
    private String planned = "";
    private boolean draining;

    /**
     * @param since the time whose firings are done
     */
    public Pass(Dispatcher dispatcher, Requests requests, Backoff backoff, Watch watch, Instant since) {
        this.dispatcher = dispatcher;
        this.requests = requests;
        this.backoff = backoff;
        this.watch = watch;
        this.since = since;
        this.calendar = new Calendar(plan.firings(), since);
    }

    /** Looks once, over a connection that commits by itself, and returns when to look again. */
    public Instant look(Session session, Instant now) throws SQLException {
        String snapshot = Look.snapshot(session);
        if (!snapshot.equals(planned) && !now.isBefore(read.plus(REREAD))) {
            reread(session, now);
            planned = snapshot;
        }
        if (draining) {
            return now.plus(drain(session));
        }
        requests.look(snapshot, now);
        Set<Long> again = backoff.over(now);
        Set<Long> due = calendar.due(now);
        due.removeIf(unit -> backoff.isWaiting(unit, now));
        due.addAll(again);
        start(session, due, again, snapshot, now);
        return Stream.of(calendar.next(), backoff.next())
                .flatMap(next -> next.stream())
                .filter(next -> next.isBefore(now.plus(REREAD)))
                .min(Instant::compareTo)
                .map(next -> later(next, now.plus(plan.grain())))
                .orElse(now.plus(REREAD));
    }

    /** Returns for each stream table how many seconds ago it is known to have had all changes; of no time before the first. */
    public Map<String, Double> staleness(Instant now) {
        Map<String, Double> seconds = new TreeMap<>();
        for (PlannedTable table : plan.tables()) {
            Instant last = watch.upToDate(table.id()).orElse(since);
            seconds.put(table.name(), Duration.between(last, now).toMillis() / 1000.0);
        }
        return seconds;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Starts nothing, and says so when nothing runs any more; returns when to look again. */
    private Duration drain(Session session) throws SQLException {
        if (!dispatcher.isIdle() || requests.isBusy()) {
            return DRAINING;
        }
        new DrainStore(session).acknowledge();
        return REREAD;
    }

    private void start(Session session, Set<Long> due, Set<Long> again, String snapshot, Instant now)
            throws SQLException {
        List<Unit> units = plan.units(due).stream()
                .filter(unit -> !dispatcher.isEngaged(unit))
                .toList();
        List<PlannedTable> captured = units.stream()
                .flatMap(unit -> unit.members().stream())
                .filter(table -> !table.polled())
                .toList();
        List<PlannedTable> unseen = watch.unseen(captured, snapshot);
        Set<Long> pending = new HashSet<>(Look.pending(session, unseen));
        List<PlannedTable> idle = without(unseen, pending);
        watch.thorough(idle, now).forEach(table -> pending.add(table.id()));
        watch.nothing(without(idle, pending), snapshot);
        watch.upToDate(without(captured, pending), now);
        Set<Long> toRun = new HashSet<>(again);
        for (Unit unit : units) {
            if (unit.members().stream().anyMatch(table -> table.polled() || pending.contains(table.id()))) {
                toRun.add(unit.id());
            }
        }
        if (!toRun.isEmpty()) {
            dispatcher.begin(units, toRun);
        }
    }

    private static List<PlannedTable> without(Collection<PlannedTable> tables, Set<Long> others) {
        List<PlannedTable> rest = new ArrayList<>(tables);
        rest.removeIf(table -> others.contains(table.id()));
        return rest;
    }

    /** Firings that came since the last look are still due. */
    private void reread(Session session, Instant now) throws SQLException {
        Plan fresh = plan.reread(session);
        read = now;
        draining = new DrainStore(session).isOn();
        if (fresh != plan) {
            plan = fresh;
            calendar = new Calendar(plan.firings(), calendar.last());
            watch.retain(plan.tables());
            backoff.retain(plan.units().stream().map(Unit::id).toList());
        }
    }
}
