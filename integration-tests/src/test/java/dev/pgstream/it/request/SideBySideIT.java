package dev.pgstream.it.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several servers: each request is served once, and those that have to do with one table in their order. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class SideBySideIT {

    private static final int TABLES = 6;
    private static final int SERVERS = 3;

    private static final String LEFT = "SELECT count(*) FROM pgstream.pgs_requests WHERE status = 'REQUESTED'";

    private static final String OUT_OF_ORDER = """
            SELECT count(*) FROM pgstream.pgs_requests a
            JOIN pgstream.pgs_requests b ON a.request_id < b.request_id AND a.touches && b.touches
            WHERE a.served_at > b.served_at""";

    @Test
    void serveInOrder(TestDatabase database) throws Exception {
        Requests requests = new Requests(database);
        for (int i = 0; i < TABLES; i++) {
            database.execute("CREATE TABLE t%1$d (id int PRIMARY KEY); INSERT INTO t%1$d VALUES (1), (2)".formatted(i));
            requests.make(
                    "create_stream_table('lower%1$d', 'SELECT id FROM t%1$d')".formatted(i),
                    "create_stream_table('upper%1$d', 'SELECT count(*) AS n FROM lower%1$d')".formatted(i),
                    "alter_stream_table('lower%d', schedule => '9s')".formatted(i),
                    "refresh_stream_table('upper%d')".formatted(i));
        }
        ExecutorService servers = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Future<Integer>> served = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                served.add(servers.submit(() -> serve(database)));
            }
            int sum = 0;
            for (Future<Integer> one : served) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(4 * TABLES);
        } finally {
            servers.shutdownNow();
        }
        assertThat(database.rows("SELECT verb, sqlstate, error FROM pgstream.pgs_requests WHERE status <> 'DONE'"))
                .isEmpty();
        assertThat(database.number(OUT_OF_ORDER)).isZero();
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_dependencies WHERE kind = 'stream table'"))
                .isEqualTo(TABLES);
        for (int i = 0; i < TABLES; i++) {
            assertThat(database.number("SELECT n FROM upper" + i)).isEqualTo(2);
        }
    }

    /** Serves until nothing is left, as the job's passes do. */
    private static int serve(TestDatabase database) throws SQLException {
        Requests server = new Requests(database);
        int served = 0;
        while (left(database) > 0) {
            served += server.serve();
        }
        return served;
    }

    private static long left(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new Session(connection).number(LEFT);
        }
    }
}
