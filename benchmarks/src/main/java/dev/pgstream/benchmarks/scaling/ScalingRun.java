package dev.pgstream.benchmarks.scaling;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.datasets.Query;
import dev.pgstream.datasets.Script;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.attached.Attached;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** For each size: load, create, then change and refresh round by round, and verify. */
final class ScalingRun {

    private final Script script;
    private final Attached streamTables;
    private final Log log;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<String> different = new ArrayList<>();

    ScalingRun(Connection writer, Connection refresher, Log log) throws SQLException {
        this.script = new Script(writer);
        this.streamTables = new Attached(refresher);
        this.log = log;
    }

    /**
     * Measures with tables of one size.
     *
     * @param warmUps rounds that come first and don't count
     */
    void measure(int rows, int warmUps, int rounds) throws SQLException {
        Tables tables = new Tables(script, rows);
        tables.load();
        for (Query query : Constructs.ALL) {
            streamTables.create(new Declaration(query.name(), query.sql(), "manual", "DIFFERENTIAL", true));
        }
        script.run("ANALYZE");
        log.line(String.format("%,d rows: loaded, stream tables created", rows));
        for (int round = 1; round <= warmUps + rounds; round++) {
            tables.change(round);
            for (Query query : Constructs.ALL) {
                Measurement measured = refresh(query.name(), rows);
                if (round > warmUps) {
                    measurements.add(measured);
                }
            }
        }
        for (Query query : Constructs.ALL) {
            if (streamTables.verify(query.name()) > 0) {
                different.add(query.name() + " over " + rows + " rows");
            }
            streamTables.drop(query.name(), false);
        }
        tables.drop();
        log.line(String.format("%,d rows: measured and verified", rows));
    }

    private Measurement refresh(String name, int rows) throws SQLException {
        long start = System.nanoTime();
        RefreshOutcome outcome = streamTables.refresh(name);
        return new Measurement(name, rows, outcome.action(), (System.nanoTime() - start) / 1e6);
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** The stream tables that were not equal to their queries. */
    List<String> different() {
        return List.copyOf(different);
    }
}
