package dev.pgstream.benchmarks.tpch;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.datasets.Query;
import dev.pgstream.datasets.Script;
import dev.pgstream.datasets.tpch.Generator;
import dev.pgstream.datasets.tpch.Table;
import dev.pgstream.datasets.tpch.TpchData;
import dev.pgstream.datasets.tpch.TpchQueries;
import dev.pgstream.datasets.tpch.change.TpchChanges;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.progress.Progress;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The course of a run: load, create, then change and measure round by round, then verify. */
final class TpchRun {

    private final Parameters parameters;
    private final Connection writer;
    private final Connection refresher;
    private final Attached streamTables;
    private final Script script;
    private final Terminal terminal = Terminal.ofProcess();
    private final Log log;
    private final List<Subject> subjects = new ArrayList<>();

    /**
     * @param writer changes the tables and computes queries
     * @param refresher creates and refreshes stream tables
     */
    TpchRun(Parameters parameters, Connection writer, Connection refresher, Log log) throws SQLException {
        this.parameters = parameters;
        this.writer = writer;
        this.refresher = refresher;
        this.streamTables = new Attached(refresher);
        this.script = new Script(writer);
        this.log = log;
    }

    /** Returns what was measured. */
    Results run() throws SQLException {
        TpchChanges changes = new TpchChanges(load(), parameters.seed());
        create();
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 1 - parameters.warmUps(); round <= parameters.rounds(); round++) {
            List<Measurement> measured = round(round, changes);
            if (round > 0) {
                measurements.addAll(measured);
            }
        }
        return new Results(measurements, verify());
    }

    private TpchData load() throws SQLException {
        Generator generator = Generator.standard(parameters.scale());
        TpchData data = new TpchData(writer, generator, parameters.insertedOrders());
        for (Table table : Table.values()) {
            long rows;
            try (Progress progress = terminal.bar("loading " + table.sqlName(), data.estimate(table))) {
                rows = data.load(table, progress::advance);
            }
            terminal.run("keys of " + table.sqlName(), () -> {
                data.addPrimaryKey(table);
                data.addIndexes(table);
                data.vacuum(table);
            });
            log.line(String.format(Locale.ROOT, "loaded %s: %,d rows", table.sqlName(), rows));
        }
        terminal.run("foreign keys", data::addForeignKeys);
        log.line("foreign keys added");
        return data;
    }

    private void create() throws SQLException {
        for (Query query : TpchQueries.ALL) {
            Subject subject = new Subject(query, streamTables, writer);
            terminal.run("creating " + query.name(), () -> subject.create(parameters.mode()));
            subjects.add(subject);
            log.line("created " + query.name());
        }
        refreshLikeAWorker();
        terminal.run("statistics", () -> script.run("ANALYZE"));
        terminal.run("checkpoint", () -> script.run("CHECKPOINT"));
    }

    private void refreshLikeAWorker() throws SQLException {
        Place.searchPath(refresher, "");
    }

    private List<Measurement> round(int round, TpchChanges changes) throws SQLException {
        writer.setAutoCommit(false);
        changes.insertOrders(parameters.changedOrders());
        changes.updateOrders(parameters.changedOrders());
        changes.deleteOrders(parameters.changedOrders());
        if (parameters.others()) {
            changes.updateOthers(parameters.changed());
        }
        writer.commit();
        writer.setAutoCommit(true);
        log.line(round > 0 ? "round " + round : "warming up");
        List<Measurement> measured = new ArrayList<>();
        for (Subject subject : subjects) {
            Measurement one = terminal.call("measuring " + subject.name(), () -> subject.measure(round));
            log.line(String.format(
                    Locale.ROOT,
                    "  %s  %-12s refresh %9.1f ms, full %9.1f ms, query %9.1f ms, materialized view %9.1f ms",
                    one.query(),
                    one.action(),
                    one.refreshMs(),
                    one.fullMs(),
                    one.queryMs(),
                    one.viewMs()));
            measured.add(one);
        }
        // Who comes last empties the change buffers, who comes first finds them cold.
        Collections.rotate(subjects, 5);
        return measured;
    }

    private List<String> verify() throws SQLException {
        List<String> different = new ArrayList<>();
        for (Subject subject : subjects) {
            long rows = terminal.call("verifying " + subject.name(), subject::differences);
            if (rows > 0) {
                different.add(subject.name());
            }
            log.line("verified " + subject.name() + ": " + (rows == 0 ? "equal" : rows + " ROWS DIFFER"));
        }
        return different;
    }
}
