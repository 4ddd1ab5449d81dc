package dev.pgstream.benchmarks.place;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.ServerOptions;
import dev.pgstream.worker.error.CommandFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where a benchmark works, and whether the engine runs there too. */
public final class PlaceOptions {

    /** As the floors were measured: memory for everything, no checkpoint in between, every commit on the disk. */
    private static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", "1GB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "60min",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "random_page_cost", "1.1");

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--in-database",
            description = "Run the engine in the database: in that of --url, or in an own server of the installed"
                    + " PostgreSQL that has PL/Java.")
    private boolean inDatabase;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            defaultValue = "${sys:pgstream.pljava.jar}",
            description = "The jar that PL/Java loads; default: that of the build.")
    private @Nullable Path jar;

    /** Returns the database with pg_stream in it; it is closed when the process ends, however that is. */
    public Place start(Log log) throws SQLException {
        return inDatabase ? startInDatabase(log) : new Place(server.start(log, SETTINGS), false);
    }

    /** The same for a benchmark of calls in the database that changes settings of the server. */
    public Place startOwnInDatabase(Log log) throws SQLException {
        if (!server.own()) {
            throw new CommandFailure(
                    "this changes settings of the server, so it takes one of its own: leave out --url");
        }
        return startInDatabase(log);
    }

    private Place startInDatabase(Log log) throws SQLException {
        return new Place(server.start(log, SETTINGS, all -> new PlJavaDatabase(all, BuiltJar.or(jar))), true);
    }
}
