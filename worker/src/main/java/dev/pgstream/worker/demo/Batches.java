package dev.pgstream.worker.demo;

import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.demo.data.Changes;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Writes batches of changes and refreshes, measures and verifies every stream table after each. */
record Batches(Attached streamTables, Connection writer, Changes changes, MeasurementTable table) {

    Summary measure(int batches) throws SQLException {
        List<Measurement> all = new ArrayList<>();
        table.start();
        for (int batch = 1; batch <= batches; batch++) {
            changes.next();
            for (DemoTable streamTable : DemoTable.ALL) {
                Measurement measured = measure(batch, streamTable);
                table.print(measured);
                all.add(measured);
            }
        }
        return new Summary(all);
    }

    private Measurement measure(int batch, DemoTable streamTable) throws SQLException {
        long start = System.nanoTime();
        RefreshOutcome outcome = streamTables.refresh(streamTable.name());
        double refreshMs = (System.nanoTime() - start) / 1e6;
        double queryMs = query(streamTable.query());
        return new Measurement(
                batch,
                streamTable.name(),
                outcome.changedRows(),
                outcome.action(),
                outcome.reason(),
                refreshMs,
                queryMs,
                streamTables.verify(streamTable.name()));
    }

    /** Takes the time of the whole query with all of its rows; COPY sends them without a limit on the plan. */
    private double query(String query) throws SQLException {
        String copy = "COPY (" + query + ") TO STDOUT (FORMAT binary)";
        long start = System.nanoTime();
        try {
            writer.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new SQLException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
