package dev.pgstream.benchmarks.writes;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.place.Engine;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.datasets.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Equal tables whose changes are recorded in different ways, written to in turns. */
final class WritesRun implements AutoCloseable {

    private static final String SCHEMA = "pgstream_bench_writes";

    private final Parameters parameters;
    private final Place place;
    private final Pgbench pgbench;
    private final Path folder;
    private final Connection connection;
    private final Script script;
    private final Engine engine;
    private final Log log;
    private final Map<Measurement, List<Pgbench.Measured>> measured = new LinkedHashMap<>();
    private final List<String> different = new ArrayList<>();

    /**
     * @param folder for the scripts
     */
    WritesRun(Parameters parameters, Place place, Pgbench pgbench, Path folder, Log log) throws SQLException {
        this.parameters = parameters;
        this.place = place;
        this.pgbench = pgbench;
        this.folder = folder;
        this.log = log;
        this.script = new Script(place.connect());
        this.connection = place.connect();
        this.engine = place.engine(connection);
    }

    void measure() throws SQLException, IOException {
        for (Width width : parameters.widths()) {
            create(width);
            for (Write write : width.writes()) {
                for (int clients : parameters.clients()) {
                    measure(width, write, 1, clients, List.of("--time=" + parameters.seconds()));
                }
                measure(width, write, parameters.batch(), 1, List.of("--transactions=" + parameters.statements()));
            }
            drop(width);
        }
    }

    private void create(Width width) throws SQLException {
        script.run("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        script.run("CREATE SCHEMA " + SCHEMA);
        for (Capture capture : parameters.captures()) {
            script.run("CREATE TABLE " + table(capture) + " (" + width.declarations() + ")");
            script.run("INSERT INTO " + table(capture) + " SELECT " + width.values("i") + " FROM generate_series(1, "
                    + parameters.rows() + ") AS i");
            if (capture != Capture.NONE) {
                declare(width, capture);
            }
        }
        script.run("VACUUM ANALYZE");
        script.run("CHECKPOINT");
        log.line(width.label() + ": tables created");
    }

    /** The setting holds for the session that creates the first stream table over a table. */
    private void declare(Width width, Capture capture) throws SQLException {
        Place.set(connection, capture.setting());
        engine.create(streamTable(capture), width.query(table(capture)), "AUTO");
        Place.set(connection, "RESET ALL");
        Place.searchPath(connection, "");
    }

    private void measure(Width width, Write write, int batch, int clients, List<String> amount)
            throws SQLException, IOException {
        List<Capture> turns = new ArrayList<>(parameters.captures());
        for (int round = 0; round < parameters.rounds(); round++) {
            for (Capture capture : turns) {
                Path file = folder.resolve(capture.label() + ".sql");
                Files.writeString(file, write.script(width, table(capture), parameters.rows(), batch));
                Pgbench.Measured result = pgbench.run(place.target(), new Pgbench.Load(file, clients, amount));
                measured.computeIfAbsent(
                                new Measurement(width, write, batch, clients, capture), key -> new ArrayList<>())
                        .add(result);
                restore(width, capture);
            }
            Collections.rotate(turns, 1);
        }
        for (Capture capture : parameters.captures()) {
            List<Pgbench.Measured> results = measured.get(new Measurement(width, write, batch, clients, capture));
            log.line(String.format(
                    Locale.ROOT,
                    "%s %s, %d rows a statement, %d clients, %s: %s",
                    width.label(),
                    write.label(),
                    batch,
                    clients,
                    capture.label(),
                    results));
        }
    }

    /** Brings a table back to what it was, and empties its buffer. */
    private void restore(Width width, Capture capture) throws SQLException {
        String table = table(capture);
        script.run("DELETE FROM " + table + " WHERE id > " + parameters.rows());
        script.run("INSERT INTO " + table + " SELECT " + width.values("i") + " FROM generate_series(1, "
                + parameters.rows() + ") AS i WHERE NOT EXISTS (SELECT FROM " + table + " WHERE id = i)");
        if (capture != Capture.NONE) {
            engine.refresh(streamTable(capture));
        }
        script.run("VACUUM ANALYZE " + table);
    }

    private void drop(Width width) throws SQLException {
        for (Capture capture : parameters.captures()) {
            if (capture != Capture.NONE) {
                if (engine.verify(streamTable(capture)) > 0) {
                    different.add(width.label() + " " + capture.label());
                }
                engine.drop(streamTable(capture));
            }
        }
        script.run("DROP SCHEMA " + SCHEMA + " CASCADE");
    }

    private static String table(Capture capture) {
        return SCHEMA + ".written_" + capture.label();
    }

    private static String streamTable(Capture capture) {
        return SCHEMA + ".read_" + capture.label();
    }

    Map<Measurement, List<Pgbench.Measured>> measured() {
        return measured;
    }

    /** What was written to when a stream table was not equal to its query at the end. */
    List<String> different() {
        return List.copyOf(different);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        script.connection().close();
    }
}
