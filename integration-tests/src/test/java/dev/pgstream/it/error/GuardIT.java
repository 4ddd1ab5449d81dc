package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/** Nobody but its refresh writes a stream table, and no setting changes that. */
@StreamTest
class GuardIT {

    private static final String UPDATE = "UPDATE guarded SET n = n + 1";

    private final TestDatabase database;
    private final Api api;

    GuardIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1)");
        database.api().create("guarded", "SELECT id, n FROM items", "DIFFERENTIAL");
        database.api().create("guarded_full", "SELECT id, n FROM items", "FULL");
        database.execute("CREATE VIEW behind AS SELECT id, n FROM guarded");
    }

    private void isRefused(Session session, String statement) throws SQLException {
        assertIsRefused(Refusal.error(() -> session.execute(statement)));
        if (session.connection().getAutoCommit()) {
            isAsItWas();
        }
    }

    private static void assertIsRefused(SQLException error) {
        assertThat(error.getSQLState()).as(error.toString()).isEqualTo("55000");
        assertThat(Refusal.message(error)).contains("guarded", "directly");
        assertThat(((PSQLException) error).getServerErrorMessage())
                .isNotNull()
                .satisfies(parts -> assertThat(parts.getHint()).contains("refresh"));
    }

    private void isAsItWas() throws SQLException {
        assertThat(database.rows("SELECT n FROM guarded WHERE id = 1")).hasSize(1);
        assertThat(database.number("SELECT count(*) FROM guarded WHERE id > 100"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO guarded VALUES (101, 1)",
                "INSERT INTO guarded SELECT 101, 1 WHERE false",
                "INSERT INTO guarded VALUES (1, 7) ON CONFLICT (id) DO UPDATE SET n = 7",
                UPDATE,
                "UPDATE guarded SET n = 0 WHERE false",
                "DELETE FROM guarded",
                "TRUNCATE guarded",
                "MERGE INTO guarded AS g USING items AS i ON i.id = g.id WHEN MATCHED THEN UPDATE SET n = 0",
                "MERGE INTO guarded AS g USING (VALUES (101)) AS v (id) ON v.id = g.id"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (v.id, 1)",
                "WITH w AS (DELETE FROM guarded RETURNING id) SELECT count(*) FROM w",
                "INSERT INTO behind VALUES (101, 1)",
                "DO 'BEGIN UPDATE guarded SET n = 0; END'",
                "UPDATE guarded_full SET n = 0",
                "TRUNCATE guarded_full"
            })
    void directWritesAreRefused(String statement) throws SQLException {
        isRefused(new Session(database.connection()), statement);
    }

    @Test
    void copyIsRefused() throws SQLException {
        PGConnection connection = database.connection().unwrap(PGConnection.class);
        assertIsRefused(Refusal.error(() -> {
            try {
                connection.getCopyAPI().copyIn("COPY guarded FROM STDIN", new StringReader("101\t1\n"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        isAsItWas();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET session_replication_role = replica",
                "SET session_replication_role = local",
                "SET pg_stream.snapshot = '1:1:'",
                "SET pg_stream.refreshing = 'on'",
                "SET pg_stream.internal = 'true'",
                "SET pg_stream.cdc_trigger_mode = row"
            })
    void noSettingSetsTheGuardAside(String setting) throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute(setting);
            isRefused(session, UPDATE);
            isRefused(session, "TRUNCATE guarded");
        }
    }

    @Test
    void theOwnerIsNotAbove() throws SQLException {
        database.execute(
                "CREATE ROLE guard_owner",
                "GRANT CREATE, USAGE ON SCHEMA public TO guard_owner",
                "GRANT SET ON PARAMETER session_replication_role TO guard_owner",
                "ALTER TABLE guarded OWNER TO guard_owner");
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET ROLE guard_owner", "SET session_replication_role = replica");
            isRefused(session, UPDATE);
        } finally {
            database.execute(
                    "ALTER TABLE guarded OWNER TO CURRENT_USER", "DROP OWNED BY guard_owner", "DROP ROLE guard_owner");
        }
    }

    @Test
    void theRefreshsTransactionIsNotOpenToOthers() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            session.execute("INSERT INTO items VALUES (2, 2)");
            assertThat(database.api(connection).refresh("guarded")).isEqualTo("DIFFERENTIAL");
            isRefused(session, UPDATE);
            connection.rollback();
        }
        assertThat(api.refresh("guarded")).isEqualTo("NO_DATA");
    }

    @Test
    void theCreatingTransactionIsNotOpenToOthers() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            database.api(connection).create("guarded_new", "SELECT id, n FROM items");
            isRefused(session, "UPDATE guarded_new SET n = 0");
            connection.rollback();
        }
    }

    @Test
    void theRefreshItselfPassesAndReadsAreFree() throws SQLException {
        database.execute("INSERT INTO items VALUES (3, 3)");
        assertThat(api.refresh("guarded")).isEqualTo("DIFFERENTIAL");
        assertThat(api.refresh("guarded_full")).isEqualTo("FULL");
        assertThat(api.verify("guarded")).isZero();
        assertThat(api.verify("guarded_full")).isZero();
        assertThat(database.rows("SELECT id FROM guarded FOR UPDATE")).hasSize(2);
        database.execute("DELETE FROM items WHERE id = 3");
        api.refresh("guarded");
    }
}
