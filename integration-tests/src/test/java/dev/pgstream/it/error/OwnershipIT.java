package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A role that may use pg_stream and read the stream table, but does not own it. */
@StreamTest
class OwnershipIT {

    private final TestDatabase database;
    private final Refusal refusal;

    OwnershipIT(TestDatabase database) {
        this.database = database;
        this.refusal = new Refusal(database);
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
        database.api().create("owned", "SELECT id FROM items", "DIFFERENTIAL");
        database.execute(
                "CREATE ROLE stranger",
                "GRANT USAGE, CREATE ON SCHEMA public, pgstream, pgstream_changes TO stranger",
                "GRANT ALL ON ALL TABLES IN SCHEMA pgstream TO stranger",
                "GRANT ALL ON ALL SEQUENCES IN SCHEMA pgstream TO stranger",
                "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgstream TO stranger",
                "GRANT SELECT ON owned TO stranger");
    }

    @AfterAll
    static void dropRole(TestDatabase database) throws SQLException {
        database.execute("DROP OWNED BY stranger", "DROP ROLE stranger");
    }

    /** What is done as the stranger. */
    @FunctionalInterface
    private interface Deed {
        void with(Api api) throws SQLException;
    }

    private void isRefused(Deed deed, String... words) throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET ROLE stranger");
            refusal.of(() -> deed.with(database.api(connection)), "42501", words);
        }
    }

    @Test
    void mayNotRefresh() throws SQLException {
        database.execute("INSERT INTO items SELECT coalesce(max(id), 0) + 1 FROM items");
        isRefused(api -> api.refresh("owned"), "owned", "owner");
        assertThat(database.api().refresh("owned")).isEqualTo("DIFFERENTIAL");
    }

    @Test
    void mayNotDrop() throws SQLException {
        isRefused(api -> api.drop("owned"), "owned", "owner");
        isRefused(api -> api.drop("owned", true), "owned", "owner");
    }

    @Test
    void mayNotAlter() throws SQLException {
        isRefused(api -> api.alter("owned", null, "9s", null, null), "owned", "owner");
        isRefused(api -> api.alter("owned", null, null, null, "SUSPENDED"), "owned", "owner");
        isRefused(api -> api.createOrReplace("owned", "SELECT id FROM items", "9s", "AUTO", true), "owned", "owner");
    }

    @Test
    void mayNotReadSourcesThroughIt() throws SQLException {
        isRefused(api -> api.create("refused", "SELECT id FROM items"), "refused", "items");
        isRefused(api -> api.create("refused", "SELECT id FROM items", "FULL"), "refused", "items");
    }

    @Test
    void mayNotCreateWhereItMayNot() throws SQLException {
        database.execute("CREATE SCHEMA IF NOT EXISTS closed");
        isRefused(api -> api.create("closed.refused", "SELECT 1 AS one"), "refused", "closed");
    }

    @Test
    void mayDropNothingOfOthersByCascade() throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET ROLE stranger");
            database.api(connection).create("theirs", "SELECT 1 AS one", "FULL");
        }
        database.api().create("above", "SELECT one FROM theirs", "FULL");
        isRefused(api -> api.drop("theirs", true), "above", "owner");
        database.api().drop("theirs", true);
    }
}
