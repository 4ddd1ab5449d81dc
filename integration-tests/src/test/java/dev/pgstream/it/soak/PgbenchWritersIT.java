package dev.pgstream.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.ClientProgram;
import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.testkit.server.RestartableServer;
import dev.pgstream.testkit.server.Servers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The soak relies on writers that go on when the server comes back, and that stop where it compares. */
@Tag(StreamTest.ATTACHED)
class PgbenchWritersIT {

    private static final String ROWS = """
            SELECT md5(string_agg(t::text, ' ' ORDER BY t)) FROM (
              SELECT 0 AS s, * FROM s0 UNION ALL SELECT 1, * FROM s1 UNION ALL SELECT 2, * FROM s2
              UNION ALL SELECT 3, * FROM s3 UNION ALL SELECT 4, * FROM s4 UNION ALL SELECT 5, * FROM s5) AS t""";

    @Test
    void theyOutliveTheServerAndPause() throws SQLException, IOException {
        Optional<ClientProgram> pgbench = ClientProgram.find("pgbench");
        NotTested.unless(pgbench.isPresent(), "the soak's writers, for no pgbench was found");
        try (RestartableServer server = RestartableServer.start(Integer.getInteger(Servers.VERSION, 18), Map.of())) {
            try (Connection connection = server.connect(PostgresServer.USER)) {
                Dag.createSources(new Session(connection));
            }
            try (PgbenchWriters writers = PgbenchWriters.start(pgbench.orElseThrow(), server, 1)) {
                Eventually.until("they write", () -> rows(server) > 0);
                server.crash();
                server.start();
                Eventually.until("the connections were lost", () -> writers.lost() == 1);
                long before = writers.committed();
                Eventually.until("they write again", () -> writers.committed() > before);

                writers.whileQuiet(() -> assertThat(digest(server)).isEqualTo(digestLater(server)));
                assertThat(writers.unexpected()).isEmpty();
            }
        }
    }

    private static long rows(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(PostgresServer.USER)) {
            return new Session(connection).number("SELECT sum(n_tup_ins) FROM pg_stat_user_tables")
                    - Writers.KEYS * (long) Dag.SOURCES.size();
        }
    }

    private static String digestLater(PostgresServer server) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        return digest(server);
    }

    private static String digest(PostgresServer server) {
        try (Connection connection = server.connect(PostgresServer.USER)) {
            return String.valueOf(new Session(connection).value(ROWS));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
