package dev.pgstream.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.InstalledServer;
import dev.pgstream.testkit.server.PgInstall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A18: logical replication to a table that stream tables read, and from a stream table. */
@Tag(StreamTest.ATTACHED)
class ReplicationIT {

    private static final Optional<PgInstall> INSTALL = InstalledServer.installation();
    private static final String ROWS = "SELECT id, v FROM t";
    private InstalledServer publisher;
    private InstalledServer subscriber;

    @BeforeEach
    void createTables() throws SQLException {
        NotTested.unless(INSTALL.isPresent(), "logical replication, for no PostgreSQL with its programs is installed");
        publisher = InstalledServer.start(INSTALL.orElseThrow(), Map.of("wal_level", "logical"));
        subscriber = InstalledServer.start(INSTALL.orElseThrow(), Map.of());
        install(publisher);
        install(subscriber);
        onPublisher("INSERT INTO t VALUES (1, 10), (2, 20)");
    }

    @AfterEach
    void stop() {
        if (subscriber != null) {
            subscriber.close();
        }
        if (publisher != null) {
            publisher.close();
        }
    }

    private static void install(InstalledServer server) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            new Installer(connection).install();
        }
        on(server, "CREATE TABLE t (id int PRIMARY KEY, v int)");
    }

    private static void on(InstalledServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            new Session(connection).execute(statements);
        }
    }

    private void onPublisher(String... statements) throws SQLException {
        on(publisher, statements);
    }

    private void create(InstalledServer server, String name, String query) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            new Attached(connection).create(new Declaration(name, query, null, "DIFFERENTIAL", true));
        }
    }

    private void refresh(InstalledServer server, String name, String action) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            Attached attached = new Attached(connection);
            assertThat(attached.refresh(name).action().name()).as(name).isEqualTo(action);
            assertThat(attached.verify(name)).as(name).isZero();
        }
    }

    private void subscribe(String table) throws SQLException {
        onPublisher("CREATE PUBLICATION p FOR TABLE " + table);
        try (Connection connection = publisher.connect("postgres")) {
            String port = new Session(connection).value("SHOW port");
            on(
                    subscriber,
                    "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=" + port + " dbname=postgres user="
                            + InstalledServer.USER + "' PUBLICATION p");
        }
    }

    private void await(String condition) {
        Eventually.until(condition, () -> {
            try (Connection connection = subscriber.connect("postgres")) {
                return new Session(connection).number("SELECT (" + condition + ")::int") == 1;
            }
        });
    }

    @Test
    void a18_whatASubscriptionApplies() throws SQLException {
        create(subscriber, "before", ROWS);
        subscribe("t");
        await("(SELECT count(*) FROM t) = 2");
        create(subscriber, "sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        refresh(subscriber, "before", "FULL");
        refresh(subscriber, "sums", "FULL");
        onPublisher("INSERT INTO t VALUES (3, 30)", "UPDATE t SET v = 11 WHERE id = 1", "DELETE FROM t WHERE id = 2");
        await("(SELECT sum(v) FROM t) = 41");
        refresh(subscriber, "before", "DIFFERENTIAL");
        refresh(subscriber, "sums", "DIFFERENTIAL");
        refresh(subscriber, "before", "NO_DATA");
        onPublisher("TRUNCATE t", "INSERT INTO t VALUES (4, 40)");
        await("(SELECT sum(v) FROM t) = 40");
        refresh(subscriber, "before", "FULL");
        refresh(subscriber, "sums", "FULL");
        on(subscriber, "DROP SUBSCRIPTION s");
    }

    @Test
    void a18_aStreamTableIsPublished() throws SQLException {
        create(publisher, "doubled", "SELECT v, count(*) AS n FROM t GROUP BY v");
        onPublisher("ALTER TABLE doubled REPLICA IDENTITY FULL");
        on(subscriber, "CREATE TABLE doubled (v int, n bigint)");
        subscribe("doubled");
        await("(SELECT count(*) FROM doubled) = 2");
        onPublisher("INSERT INTO t VALUES (3, 20)", "DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (4, 7)");
        refresh(publisher, "doubled", "DIFFERENTIAL");
        await("(SELECT array_agg((v, n)::text ORDER BY v) FROM doubled) = '{\"(7,1)\",\"(20,2)\"}'");
        on(subscriber, "DROP SUBSCRIPTION s");
    }
}
