package dev.pgstream.benchmarks.startup;

import dev.pgstream.benchmarks.BuildFolder;
import dev.pgstream.benchmarks.place.Engine;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.testkit.server.ClientProgram;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;

/** Sessions, one after another, that refresh a stream table twice; beside one that has done so and shares what can be shared. */
final class StartupRun implements AutoCloseable {

    private static final String SCHEMA = "pgstream_bench_startup";
    private static final String NAME = SCHEMA + ".sums";

    private final Place place;
    private final Connection connection;
    private final Session observer;

    StartupRun(Place place) throws SQLException {
        this.place = place;
        this.connection = place.connect();
        this.observer = new Session(connection);
        observer.update("CREATE SCHEMA " + SCHEMA);
        observer.update("CREATE TABLE " + SCHEMA + ".source (id int PRIMARY KEY, k int NOT NULL, v int NOT NULL)");
        observer.update("INSERT INTO " + SCHEMA + ".source SELECT i, i % 10, i FROM generate_series(1, 1000) AS i");
        place.engine(connection)
                .create(
                        NAME,
                        "SELECT k, count(*) AS n, sum(v) AS v FROM " + SCHEMA + ".source GROUP BY k",
                        "DIFFERENTIAL");
    }

    /**
     * Measures so many sessions.
     *
     * @param options of Java; empty for those of the server
     */
    List<Start> measure(int sessions, String options) throws SQLException {
        List<Start> starts = new ArrayList<>();
        try (Connection beside = connect(options)) {
            place.engine(beside).refresh(NAME);
            for (int i = 0; i < sessions; i++) {
                starts.add(start(options));
            }
        }
        return starts;
    }

    /** Has the server load classes from an archive, by the script for it. */
    void archive() throws SQLException {
        Path script = BuildFolder.path().resolve(Path.of("..", "..", "docker", "class-archive"));
        String data = observer.one("SHOW data_directory", row -> row.getString(1));
        String database = observer.one("SELECT current_database()", row -> row.getString(1));
        new ClientProgram(script.normalize())
                .command(
                        place.target().url(),
                        place.target().properties(),
                        List.of(database, data + "/pgstream-classes.jsa"))
                .runOrFail();
    }

    long verify() throws SQLException {
        return place.engine(connection).verify(NAME);
    }

    private Start start(String options) throws SQLException {
        try (Connection session = connect(options)) {
            int process = session.unwrap(PGConnection.class).getBackendPID();
            Engine engine = place.engine(session);
            new Session(session).one("SELECT count(*) FROM " + NAME, row -> row.getLong(1));
            double before = OwnMemory.of(process);
            double first = refresh(engine);
            double next = refresh(engine);
            return new Start(first, next, OwnMemory.of(process) - before);
        }
    }

    private double refresh(Engine engine) throws SQLException {
        observer.update("UPDATE " + SCHEMA + ".source SET v = v + 1 WHERE id <= 10");
        long start = System.nanoTime();
        String action = engine.refresh(NAME);
        double ms = (System.nanoTime() - start) / 1e6;
        if (!action.equals("DIFFERENTIAL")) {
            throw new IllegalStateException("a refresh with changes was " + action);
        }
        return ms;
    }

    private Connection connect(String options) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(place.target().properties());
        if (!options.isEmpty()) {
            properties.put(
                    "options",
                    "-c pljava.vmoptions=" + options.replace("\\", "\\\\").replace(" ", "\\ "));
        }
        return DriverManager.getConnection(place.target().url(), properties);
    }

    @Override
    public void close() throws SQLException {
        place.engine(connection).drop(NAME);
        observer.update("DROP SCHEMA " + SCHEMA + " CASCADE");
        connection.close();
    }
}
