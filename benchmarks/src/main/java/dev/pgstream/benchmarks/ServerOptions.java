package dev.pgstream.benchmarks;

import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.demo.database.DemoDatabase;
import dev.pgstream.worker.demo.database.EmbeddedDatabase;
import dev.pgstream.worker.demo.database.UserDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a benchmark works. */
public final class ServerOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Work in this database, in the schema " + DemoDatabase.SCHEMA
                    + ", which is dropped at the end; else in an own server.")
    private @Nullable String url;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the own server, for example work_mem=64MB.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Whether the server is started for the benchmark, and so may be changed. */
    public boolean own() {
        return url == null;
    }

    /** Returns the database with pg_stream installed in it; it is closed when the process ends, however that is. */
    public DemoDatabase start(Log log) throws SQLException {
        return start(log, Map.of());
    }

    /**
     * The same.
     *
     * @param defaults settings of the own server, which the user's replace
     */
    public DemoDatabase start(Log log, Map<String, String> defaults) throws SQLException {
        return start(log, defaults, EmbeddedDatabase::new);
    }

    /**
     * The same.
     *
     * @param own makes the own server with its settings
     */
    public DemoDatabase start(Log log, Map<String, String> defaults, Function<Map<String, String>, DemoDatabase> own)
            throws SQLException {
        Map<String, String> all = new LinkedHashMap<>(defaults);
        all.putAll(settings);
        DemoDatabase database = url == null ? own.apply(all) : new UserDatabase(ConnectionTarget.of(url));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "clean-up"));
        log.line(database.start());
        log.line(database.install());
        return database;
    }
}
