package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A buffer holds the key and the columns that some stream table uses, and no change of any other. */
@StreamTest
class PruningIT {

    private final TestDatabase database;
    private final Api api;
    private final Buffer buffer;

    PruningIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.buffer = new Buffer(database, "wide");
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE wide (a int, b int, id int PRIMARY KEY, unused text, \"Quoted Name\" text, gone int)",
                "ALTER TABLE wide DROP COLUMN gone, ADD COLUMN late int",
                "INSERT INTO wide SELECT i, i, i, 'u', 'q', i FROM generate_series(1, 10) AS i");
        api.create("narrow", "SELECT a FROM wide WHERE b > 0", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("narrow");
        database.execute("DROP TABLE wide");
    }

    @Test
    void holdsTheKeyAndWhatIsUsed() throws SQLException {
        assertThat(buffer.columns()).containsExactly("a", "b", "id");
        assertThat(buffer.stored()).containsExactly("a", "b", "id");
        assertThat(buffer.triggers()).isEqualTo(4);
        assertThat(database.number("SELECT count(*) FROM pg_trigger WHERE starts_with(tgname, 'pgs_capture_')"
                        + " AND tgenabled = 'A' AND tgtype & 1 = 0"))
                .isEqualTo(4);
    }

    @Test
    void anUpdateOfUnusedColumnsLeavesNoRow() throws SQLException {
        database.execute("UPDATE wide SET unused = unused || 'x', late = 0", "UPDATE wide SET \"Quoted Name\" = NULL");
        assertThat(buffer.rows()).isZero();
        Refreshed.as("NO_DATA", api, "narrow");
    }

    @Test
    void anUpdateThatChangesNothingLeavesNoRow() throws SQLException {
        database.execute("UPDATE wide SET a = a, b = b, id = id", "UPDATE wide SET a = 1 WHERE false");
        assertThat(buffer.rows()).isZero();
        Refreshed.as("NO_DATA", api, "narrow");
    }

    /** The first row tells whether others that stay as they are are looked for. */
    @Test
    void anUpdateOfMostlyUnusedColumnsLeavesTwoRowsForEachRowThatItChanges() throws SQLException {
        database.execute("UPDATE wide SET a = CASE WHEN id > 7 THEN a + 100 ELSE a END, unused = 'all'");
        assertThat(buffer.rows()).isEqualTo(6);
        assertThat(database.number("SELECT sum(__pgs_w) FROM " + buffer.table()))
                .isZero();
        Refreshed.as("DIFFERENTIAL", api, "narrow");
        assertThat(database.number("SELECT count(*) FROM narrow WHERE a > 100")).isEqualTo(3);
        database.execute("UPDATE wide SET a = a - 100, unused = 'none' WHERE id > 5");
        assertThat(buffer.rows()).isEqualTo(10);
        Refreshed.as("DIFFERENTIAL", api, "narrow");
        database.execute("UPDATE wide SET id = id + 100 WHERE id > 5", "UPDATE wide SET unused = 'x' WHERE id = 1");
        Refreshed.as("DIFFERENTIAL", api, "narrow");
    }

    /** Without the key that old and new rows are paired by, what is captured counts for nothing. */
    @Test
    void aKeyThatWasAwayIsNotReliedUpon() throws SQLException {
        database.execute(
                "ALTER TABLE wide DROP CONSTRAINT wide_pkey",
                "UPDATE wide SET id = 1, a = 7 WHERE id < 4",
                "UPDATE wide SET a = CASE WHEN b = 2 THEN 8 ELSE a END, id = b",
                "ALTER TABLE wide ADD CONSTRAINT wide_pkey PRIMARY KEY (id)");
        Refreshed.as("FULL", api, "narrow");
        database.execute("UPDATE wide SET unused = 'x', a = CASE WHEN b > 7 THEN 1 ELSE a END");
        assertThat(buffer.rows()).isEqualTo(6);
        Refreshed.as("DIFFERENTIAL", api, "narrow");
    }

    @Test
    void insertsAndDeletesLeaveOneRowEach() throws SQLException {
        database.execute("INSERT INTO wide (id, a, b) VALUES (11, 1, 1), (12, 1, 1)", "DELETE FROM wide WHERE id = 1");
        assertThat(database.value("SELECT string_agg(__pgs_w::text, ',' ORDER BY __pgs_w) FROM " + buffer.table()))
                .isEqualTo("-1,1,1");
        Refreshed.as("DIFFERENTIAL", api, "narrow");
    }

    @Test
    void aCountNeedsNoMoreThanTheKey() throws SQLException {
        database.execute("CREATE TABLE counted (id int PRIMARY KEY, other text)");
        api.create("how_many", "SELECT count(*) AS n FROM counted", "DIFFERENTIAL");
        assertThat(new Buffer(database, "counted").columns()).doesNotContain("other");
        database.execute("INSERT INTO counted VALUES (1, 'a'), (2, 'b')", "UPDATE counted SET other = 'c'");
        assertThat(new Buffer(database, "counted").rows()).isEqualTo(2);
        Refreshed.as("DIFFERENTIAL", api, "how_many");
        assertThat(database.number("SELECT n FROM how_many")).isEqualTo(2);
        api.drop("how_many");
        database.execute("DROP TABLE counted");
    }
}
