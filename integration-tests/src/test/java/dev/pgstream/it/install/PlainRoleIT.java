package dev.pgstream.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.worker.request.RequestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All of it by a role without any privilege but to create in the database, as managed services have them. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class PlainRoleIT {

    private EmptyDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new EmptyDatabase("plain_role_it");
        database.session()
                .execute(
                        "CREATE ROLE plain",
                        "GRANT CREATE ON DATABASE plain_role_it TO plain",
                        "CREATE SCHEMA AUTHORIZATION plain");
    }

    @AfterEach
    void drop() throws SQLException {
        database.session().execute("DROP OWNED BY plain CASCADE", "DROP ROLE plain");
        database.close();
    }

    @Test
    void installsAsksAndServes() throws SQLException {
        List<String> events = new ArrayList<>();
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET SESSION AUTHORIZATION plain");
            assertThat(new Installer(connection).install().functions()).isFalse();
            session.execute(
                    "CREATE TABLE items (id int PRIMARY KEY, n int)",
                    "INSERT INTO items VALUES (1, 2), (2, 3)",
                    "SELECT pgstream.create_stream_table('sums', 'SELECT sum(n) AS n FROM items')");
            new RequestServer(Clock.systemUTC(), events::add).serve(connection);
            connection.setAutoCommit(true);
            assertThat(events).singleElement().asString().endsWith("done");
            session.execute("CALL pgstream.wait_for('sums')", "UPDATE items SET n = 5 WHERE id = 1");
            assertThat(session.number("SELECT n FROM sums")).isEqualTo(5);
            session.execute("SELECT pgstream.refresh_stream_table('sums')");
            new RequestServer(Clock.systemUTC(), events::add).serve(connection);
            connection.setAutoCommit(true);
            assertThat(session.number("SELECT n FROM sums")).isEqualTo(8);
            assertThat(session.number("SELECT pgstream.verify_stream_table('sums')"))
                    .isZero();
            assertThat(session.value("SELECT owner FROM pgstream.stream_tables_info"))
                    .isEqualTo("plain");
        }
    }
}
