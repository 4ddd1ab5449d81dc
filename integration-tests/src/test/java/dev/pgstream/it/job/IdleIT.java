package dev.pgstream.it.job;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.RestartableServer;
import dev.pgstream.testkit.server.Servers;
import io.micrometer.core.instrument.Gauge;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where nothing changes the job writes nothing at all, however often it looks. */
@Tag(StreamTest.ATTACHED)
class IdleIT {

    private static final int TABLES = 50;

    /** WAL, transaction numbers, and rows that were inserted, updated, deleted or are dead. */
    private static final String WRITTEN = """
            SELECT pg_current_wal_insert_lsn(), pg_snapshot_xmax(pg_current_snapshot()),
                   (SELECT sum(n_tup_ins + n_tup_upd + n_tup_del + n_dead_tup) FROM pg_stat_all_tables)""";

    /** The server's own writers are off, so whatever is written is the job's. */
    private static final Map<String, String> QUIET = Map.of("autovacuum", "off", "checkpoint_timeout", "1h");

    @Test
    void nothingIsWritten() throws Exception {
        try (RestartableServer server = RestartableServer.start(Integer.getInteger(Servers.VERSION, 18), QUIET);
                Connection connection = server.connect("postgres")) {
            Session session = new Session(connection);
            new Installer(connection).install();
            try (Connection other = server.connect("postgres")) {
                create(other);
            }
            session.execute("INSERT INTO t SELECT i, i FROM generate_series(1, 100) i");
            try (RunningWorker worker = RunningWorker.on(server.url("postgres"))) {
                Eventually.until(
                        "all follow",
                        () -> session.number("SELECT count(*) FROM pgstream.pgs_refresh_history"
                                        + " WHERE reason LIKE 'changes%'")
                                == TABLES);
                Eventually.until("a time in which nothing is written", () -> {
                    List<List<@Nullable String>> before = session.rows(WRITTEN);
                    awaitLooks(worker);
                    return session.rows(WRITTEN).equals(before);
                });
            }
        }
    }

    private static void create(Connection connection) throws SQLException {
        new Session(connection).execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        Attached attached = new Attached(connection);
        for (int i = 0; i < TABLES; i++) {
            String query = "SELECT id, v FROM t WHERE v % " + TABLES + " <> " + i;
            attached.create(new Declaration("s" + i, query, "100ms", "AUTO", true));
        }
    }

    /** Waits until all stream tables have been looked at for two seconds. */
    private static void awaitLooks(RunningWorker worker) {
        Instant end = Instant.now().plusSeconds(2);
        Eventually.until("all are looked at", () -> {
            worker.worker().measure();
            double oldest = worker.registry().get("pgstream.staleness").gauges().stream()
                    .mapToDouble(Gauge::value)
                    .max()
                    .orElse(Double.MAX_VALUE);
            return Instant.now()
                    .minus(Duration.ofMillis((long) (oldest * 1000)))
                    .isAfter(end);
        });
    }
}
