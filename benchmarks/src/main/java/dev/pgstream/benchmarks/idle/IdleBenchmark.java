package dev.pgstream.benchmarks.idle;

import dev.pgstream.benchmarks.BackgroundWorker;
import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.ServerOptions;
import dev.pgstream.datasets.Script;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.demo.database.DemoDatabase;
import dev.pgstream.worker.error.ExitCodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a line of figures out. */
@Command(
        name = "idle",
        description = "What the worker costs while many stream tables are scheduled and nothing changes.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class IdleBenchmark implements Callable<Integer> {

    private static final int SOURCES = 20;
    private static final String WAL = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

    @Option(
            names = "--tables",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many stream tables there are.")
    private int tables;

    @Option(names = "--schedule", paramLabel = "WHEN", defaultValue = "1s", description = "Their schedule.")
    private String schedule = "1s";

    @Option(names = "--settle", paramLabel = "SECONDS", defaultValue = "70", description = "How long to wait before.")
    private int settle;

    @Option(names = "--seconds", paramLabel = "SECONDS", defaultValue = "60", description = "How long to measure.")
    private int seconds;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws SQLException, InterruptedException {
        Log log = new Log();
        DemoDatabase database = server.start(log);
        try (Connection declarer = database.connect();
                Connection observer = database.connect()) {
            create(declarer);
            log.line(tables + " stream tables created");
            Session session = new Session(observer);
            new Script(observer).run("VACUUM ANALYZE");
            BackgroundWorker worker = BackgroundWorker.start(database.target(), 4);
            try {
                TimeUnit.SECONDS.sleep(settle);
                CpuTime before = CpuTime.read(session);
                long wal = session.one(WAL, row -> row.getLong(1));
                TimeUnit.SECONDS.sleep(seconds);
                CpuTime after = CpuTime.read(session);
                log.line(String.format(
                        Locale.ROOT,
                        "idle with %d stream tables every %s: %.2f %% of a core in the worker, %.2f %% in the server,"
                                + " %d bytes of WAL in %d s",
                        tables,
                        schedule,
                        percent(after.workerSince(before)),
                        percent(after.serverSince(before)),
                        session.one(WAL, row -> row.getLong(1)) - wal,
                        seconds));
            } finally {
                worker.close();
            }
        }
        return ExitCodes.DONE;
    }

    private void create(Connection connection) throws SQLException {
        Session session = new Session(connection);
        for (int i = 0; i < SOURCES; i++) {
            session.execute("CREATE TABLE source_" + i + " (id int PRIMARY KEY, v int)");
            session.execute("INSERT INTO source_" + i + " SELECT j, j FROM generate_series(1, 100) AS j");
        }
        Attached attached = new Attached(connection);
        for (int i = 0; i < tables; i++) {
            String query = "SELECT id, v FROM source_" + i % SOURCES + " WHERE v <> " + i;
            attached.create(new Declaration("idle_" + i, query, schedule, "AUTO", true));
        }
    }

    private double percent(Duration used) {
        return 100.0 * used.toMillis() / Duration.ofSeconds(seconds).toMillis();
    }
}
