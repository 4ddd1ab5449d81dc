package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh with nothing to do writes nothing at all. */
@StreamTest
class NoDataIT {

    private static final List<String> CATALOG = List.of(
            "pgs_stream_tables",
            "pgs_frontiers",
            "pgs_dependencies",
            "pgs_change_buffers",
            "pgs_refresh_statements",
            "pgs_refresh_history");

    private final TestDatabase database;
    private final Api api;

    NoDataIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int, unused text)",
                "INSERT INTO items VALUES (1, 1), (2, 2)");
        api.create("idle", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.create("idle_above", "SELECT sum(n) AS s FROM idle", "AUTO");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("idle", true);
        database.execute("DROP TABLE items");
    }

    private List<@Nullable String> versions() throws SQLException {
        List<@Nullable String> versions = new ArrayList<>();
        for (String table : CATALOG) {
            versions.add(database.value(
                    "SELECT string_agg(ctid || ' ' || xmin || ' ' || xmax, ',' ORDER BY ctid) FROM pgstream." + table));
        }
        versions.add(
                database.value("SELECT string_agg(ctid || ' ' || xmin || ' ' || xmax, ',' ORDER BY ctid) FROM idle"));
        return versions;
    }

    private void writesNothing() throws SQLException {
        List<@Nullable String> before = versions();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Api here = database.api(connection);
            for (String name : new String[] {"idle", "idle_above", "idle"}) {
                assertThat(here.refresh(name)).isEqualTo("NO_DATA");
            }
            assertThat(new Session(connection).value("SELECT pg_current_xact_id_if_assigned()"))
                    .isNull();
            connection.commit();
        }
        assertThat(api.refresh("idle")).isEqualTo("NO_DATA");
        assertThat(versions()).isEqualTo(before);
        assertThat(api.verify("idle")).isZero();
    }

    @Test
    void rightAfterCreation() throws SQLException {
        writesNothing();
    }

    @Test
    void afterARefreshThatDidSomething() throws SQLException {
        database.execute("INSERT INTO items VALUES (3, 3)");
        Refreshed.as("DIFFERENTIAL", api, "idle");
        api.refresh("idle_above");
        writesNothing();
    }

    @Test
    void afterWritesThatDoNotConcernIt() throws SQLException {
        database.execute("UPDATE items SET unused = 'x'", "DELETE FROM items WHERE id = 99", "UPDATE items SET n = n");
        writesNothing();
    }

    @Test
    void afterWritesThatWereRolledBack() throws SQLException {
        database.execute("BEGIN; INSERT INTO items VALUES (9, 9); TRUNCATE items; ROLLBACK");
        writesNothing();
    }

    @Test
    void whileOthersWriteWithoutCommitting() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new Session(connection).execute("INSERT INTO items VALUES (9, 9)");
            writesNothing();
            connection.rollback();
        }
    }

    @Test
    void inAReadOnlyTransaction() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new Session(connection).execute("SET TRANSACTION READ ONLY");
            assertThat(database.api(connection).refresh("idle")).isEqualTo("NO_DATA");
            connection.commit();
        }
    }
}
