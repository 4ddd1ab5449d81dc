package dev.pgstream.benchmarks.tpch;

import dev.pgstream.benchmarks.History;
import dev.pgstream.datasets.Query;
import dev.pgstream.datasets.Script;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.demo.database.DemoDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** A query four times: as stream table, as one that is computed in full, as materialized view, and as it is. */
final class Subject {

    private final Query query;
    private final Attached streamTables;
    private final Script script;
    private final History history;
    private double fullMs;
    private double queryMs;
    private double viewMs;

    /**
     * @param other another connection than that of the stream tables
     */
    Subject(Query query, Attached streamTables, Connection other) {
        this.query = query;
        this.streamTables = streamTables;
        this.script = new Script(other);
        this.history = new History(other);
    }

    String name() {
        return query.name();
    }

    void create(String mode) throws SQLException {
        streamTables.create(new Declaration(query.name(), query.sql(), "manual", mode, true));
        streamTables.create(new Declaration(full(), query.sql(), "manual", "FULL", true));
        script.run("CREATE MATERIALIZED VIEW " + view() + " AS " + query.sql());
    }

    /** Measures all, in turns first the one and the other, for who comes later finds data in memory. */
    Measurement measure(int round) throws SQLException {
        boolean refreshFirst = round % 2 == 0;
        if (!refreshFirst) {
            measureOthers();
        }
        long start = System.nanoTime();
        RefreshOutcome outcome = streamTables.refresh(qualified(query.name()));
        double refreshMs = millisecondsSince(start);
        if (refreshFirst) {
            measureOthers();
        }
        return new Measurement(
                round,
                query.name(),
                outcome.action(),
                outcome.reason(),
                outcome.changedRows(),
                refreshMs,
                fullMs,
                queryMs,
                viewMs,
                history.phases(qualified(query.name()), outcome.action().name()));
    }

    /** The number of rows in which the stream table differs from its query. */
    long differences() throws SQLException {
        return streamTables.verify(qualified(query.name()));
    }

    private void measureOthers() throws SQLException {
        long start = System.nanoTime();
        script.run("CREATE TEMP TABLE result AS " + query.sql());
        queryMs = millisecondsSince(start);
        script.run("DROP TABLE result");
        start = System.nanoTime();
        script.run("REFRESH MATERIALIZED VIEW " + view());
        viewMs = millisecondsSince(start);
        start = System.nanoTime();
        streamTables.refresh(qualified(full()));
        fullMs = millisecondsSince(start);
    }

    /** The refreshing connection has no search path. */
    private static String qualified(String table) {
        return DemoDatabase.SCHEMA + "." + table;
    }

    private String full() {
        return "full_" + query.name();
    }

    private String view() {
        return "view_" + query.name();
    }

    private static double millisecondsSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
