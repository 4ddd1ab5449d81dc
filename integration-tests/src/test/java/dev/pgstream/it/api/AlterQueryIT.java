package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new query changes the table in place: what users have hung on it, and what reads it, stays. */
@StreamTest
class AlterQueryIT {

    private final TestDatabase database;
    private final Api api;
    private int altered;

    AlterQueryIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, g int, n int)",
                "INSERT INTO items SELECT i, i % 3, i FROM generate_series(1, 9) AS i");
        api.create("altered", "SELECT g, count(*) AS c, sum(n) AS s FROM items GROUP BY g", "DIFFERENTIAL");
        api.create("reader", "SELECT sum(s) AS total FROM altered", "DIFFERENTIAL");
        database.execute(
                "CREATE INDEX mine ON altered (s)",
                "CREATE VIEW looking AS SELECT g, s FROM altered",
                "GRANT SELECT ON altered TO PUBLIC",
                "COMMENT ON TABLE altered IS 'mine'");
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP VIEW IF EXISTS looking");
        api.drop("reader");
        api.drop("altered");
        database.execute("DROP TABLE items");
    }

    private List<@Nullable String> kept() throws SQLException {
        return database.rows("SELECT pgs_id, 'altered'::regclass::oid, to_regclass('mine')::oid,"
                        + " has_table_privilege('public', 'altered', 'SELECT'), obj_description('altered'::regclass)"
                        + " FROM pgstream.pgs_stream_tables WHERE relid = 'altered'::regclass")
                .get(0);
    }

    /** Changes the query, and follows a few writes. */
    private void alter(String query) throws SQLException {
        api.alter("altered", query, null, null, null);
        assertThat(api.verify("altered")).isZero();
        int added = 100 + 10 * ++altered;
        database.execute(
                "INSERT INTO items VALUES (" + added + ", 1, 100), (" + (added + 1) + ", 7, 7)",
                "UPDATE items SET n = n + 7 WHERE id = 2");
        follow("DIFFERENTIAL");
        database.execute("DELETE FROM items WHERE id IN (1, 4, 7) OR id = " + added);
        follow("DIFFERENTIAL");
        follow("NO_DATA");
    }

    private void follow(String action) throws SQLException {
        assertThat(api.refresh("altered")).isEqualTo(action);
        assertThat(api.verify("altered")).isZero();
        api.refresh("reader");
        assertThat(api.verify("reader")).isZero();
    }

    @Test
    void theSameColumns() throws SQLException {
        List<@Nullable String> before = kept();
        alter("SELECT g, count(*) AS c, sum(n) * 2 AS s FROM items WHERE id <> 5 GROUP BY g");
        assertThat(kept()).isEqualTo(before);
    }

    /** Only what differs is written, and so what reads the table is told of no more. */
    @Test
    void theSameRows() throws SQLException {
        api.alter("altered", "SELECT g, count(*) AS c, sum(n + 0) AS s FROM items GROUP BY g", null, null, null);
        assertThat(api.refresh("reader")).isEqualTo("NO_DATA");
    }

    @Test
    void moreColumns() throws SQLException {
        List<@Nullable String> before = kept();
        alter("SELECT g, count(*) AS c, sum(n) AS s, min(n) AS low, 'x'::text AS x FROM items GROUP BY g");
        assertThat(kept()).isEqualTo(before);
        assertThat(database.value("SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute"
                        + " WHERE attrelid = 'altered'::regclass AND attnum > 0 AND NOT attisdropped"))
                .startsWith("g c s low x");
    }

    @Test
    void fewerColumns() throws SQLException {
        alter("SELECT g, sum(n) AS s FROM items GROUP BY g");
        SQLException inTheWay = catchThrowableOfType(
                SQLException.class, () -> api.alter("altered", "SELECT g FROM items", null, null, null));
        assertThat(inTheWay.getSQLState()).as(inTheWay.getMessage()).isEqualTo("2BP01");
    }

    /** The columns' indexes are made again. */
    @Test
    void anotherType() throws SQLException {
        database.execute("DROP VIEW looking");
        api.drop("reader");
        api.create("reader", "SELECT count(*) AS total FROM altered", "DIFFERENTIAL");
        alter("SELECT g, count(*) AS c, sum(n)::text AS s FROM items GROUP BY g");
        assertThat(database.number("SELECT count(*) FROM pg_indexes WHERE indexname = 'mine'"))
                .isEqualTo(1);
    }

    /** Groups become rows, rows a bag, and that groups again: other keys and hidden columns. */
    @Test
    void anotherStorage() throws SQLException {
        alter("SELECT id AS g, n::bigint AS c, n::bigint AS s FROM items");
        alter("SELECT g, n::bigint AS c, n::bigint AS s FROM items UNION ALL SELECT 1, 1, 1");
        database.execute("INSERT INTO items VALUES (1, 1, 1)");
        alter("SELECT g, count(*) AS c, sum(n) AS s FROM items GROUP BY g");
    }

    @Test
    void anotherModeAndBack() throws SQLException {
        List<@Nullable String> before = kept();
        api.alter("altered", null, null, "FULL", null);
        assertThat(api.refresh("altered")).isEqualTo("FULL");
        follow("FULL");
        api.alter("altered", null, null, "DIFFERENTIAL", null);
        database.execute("UPDATE items SET n = 5 WHERE id = 5");
        follow("DIFFERENTIAL");
        assertThat(kept()).isEqualTo(before);
    }

    /** Another session's snapshot from before shows the rows from before. */
    @Test
    void readersSeeTheRowsFromBefore() throws SQLException {
        try (Connection connection = database.connect()) {
            Session other = new Session(connection);
            other.execute("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM items");
            api.alter("altered", "SELECT g, count(*) AS c, sum(n) + 1 AS s FROM items GROUP BY g", null, null, null);
            api.alter("altered", "SELECT id AS g, 1::bigint AS c, n::bigint AS s FROM items", null, null, null);
            assertThat(other.number("SELECT sum(s) FROM altered")).isEqualTo(45);
            other.execute("COMMIT");
            assertThat(other.number("SELECT count(*) FROM altered")).isEqualTo(9);
        }
        follow("NO_DATA");
    }

    @Test
    void aRefusedQueryChangesNothing() throws SQLException {
        List<@Nullable String> before = kept();
        SQLException refused = catchThrowableOfType(
                SQLException.class,
                () -> api.alter("altered", "SELECT g, random() AS c, 1::bigint AS s FROM items", null, null, null));
        assertThat(refused.getSQLState()).isEqualTo("0A000");
        assertThat(kept()).isEqualTo(before);
        database.execute("UPDATE items SET n = 50 WHERE id = 5");
        follow("DIFFERENTIAL");
    }
}
