package dev.pgstream.worker.job;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.job.connect.JobConnections;
import dev.pgstream.worker.job.keep.Housekeeping;
import dev.pgstream.worker.job.lead.Leadership;
import dev.pgstream.worker.job.lead.State;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.job.run.Backoff;
import dev.pgstream.worker.job.run.Dispatcher;
import dev.pgstream.worker.job.run.JobRunner;
import dev.pgstream.worker.job.run.Pass;
import dev.pgstream.worker.job.run.Requests;
import dev.pgstream.worker.job.run.Watch;
import dev.pgstream.worker.job.watch.Health;
import dev.pgstream.worker.job.watch.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Random;

/** The background job of one database: it competes for leadership, and refreshes while it leads. */
public final class Job {

    /** Beside the refreshes: the look for work, requests, and housekeeping. */
    private static final int OTHER_CONNECTIONS = 3;

    private static final String CONCURRENCY =
            "SELECT coalesce(nullif(current_setting('pg_stream.max_concurrent_refreshes', true), ''), '4')::int";

    private final String name;
    private final Journal journal;
    private final Clock clock = Clock.systemUTC();
    private final JobConnections connections;
    private final Leadership leadership;
    private final Loop loop;
    private final Meters meters;
    private final Thread leading;
    private final Thread looping;

    /**
     * @param name how the database is called in the journal
     */
    public Job(String name, ConnectionTarget target, Journal journal, MeterRegistry registry) {
        this.name = name;
        this.journal = journal.about(name);
        connections = new JobConnections(target);
        Signal signal = new Signal();
        leadership = new Leadership(connections, this.journal, signal::call);
        meters = new Meters(registry, name);
        meters.leading(leadership::held);
        loop = new Loop(leadership, this::term, this.journal, clock, signal);
        leading = new Thread(leadership, "lead " + name);
        looping = new Thread(loop, "job " + name);
    }

    public void start() {
        leading.start();
        looping.start();
    }

    /** Starts no more refreshes. */
    public void pause() {
        loop.stop();
    }

    /** Starts no more refreshes, waits until those that run have ended, and lets another worker lead. */
    public void stop() {
        pause();
        join(looping);
        leadership.end();
        join(leading);
        connections.close();
    }

    /** How it is: well if it stands by, or leads and has looked for work lately. */
    public Health health() {
        State state = leadership.state();
        return new Health(name, state == State.STANDS_BY || (state == State.LEADS && loop.works()), state.text());
    }

    /** Brings those metrics up to date that are not counted as things happen; only a leader knows them. */
    public void measure() {
        meters.staleness(
                loop.term().map(term -> term.staleness(clock.instant())).orElse(Map.of()));
    }

    private Term term() throws SQLException {
        int concurrency;
        try (Connection connection = connections.borrow()) {
            concurrency = new Session(connection).one(CONCURRENCY, row -> row.getInt(1));
        }
        connections.resize(concurrency + OTHER_CONNECTIONS);
        Backoff backoff = new Backoff(new Random());
        Watch watch = new Watch();
        JobRunner runner = new JobRunner(connections, leadership::held, backoff, watch, meters, journal, clock);
        Dispatcher dispatcher = new Dispatcher(runner, concurrency, name);
        Requests requests = new Requests(connections, journal, clock, name);
        Pass pass = new Pass(dispatcher, requests, backoff, watch, clock.instant());
        return new Term(
                connections, pass, dispatcher, requests, Housekeeping.start(connections, meters, journal, name));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
