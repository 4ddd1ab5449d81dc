package dev.pgstream.it.pljava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The functions called from within other statements, whose scans, cursors and subtransactions are open meanwhile. */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class CallingContextIT {

    private static final String WRITE = "INSERT INTO source SELECT coalesce(max(id), 0) + 1 FROM source";
    private static final String REFRESH = "pgstream.refresh_stream_table('derived')";

    private final TestDatabase database;

    CallingContextIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE source (id int PRIMARY KEY)", WRITE);
        database.api().create("derived", "SELECT id FROM source");
    }

    @AfterEach
    void verifyAndDrop() throws SQLException {
        database.api().refresh("derived");
        assertThat(database.api().verify("derived")).isZero();
        database.api().drop("derived");
        database.execute("DROP TABLE source");
    }

    @Test
    void onceForEachRowOfAScan() throws SQLException {
        assertThat(database.number("SELECT count(" + REFRESH + ") FROM pg_catalog.pg_attribute WHERE attrelid < 1300"))
                .isPositive();
    }

    @Test
    void inAnInsert() throws SQLException {
        database.execute(
                WRITE, "CREATE TEMP TABLE actions AS SELECT " + REFRESH + " AS action FROM generate_series(1, 3)");
        assertThat(database.rows("SELECT action FROM actions").toString())
                .isEqualTo("[[DIFFERENTIAL], [NO_DATA], [NO_DATA]]");
        database.execute("DROP TABLE actions");
    }

    @Test
    void inABlockThatGoesOnAfterErrors() throws SQLException {
        database.execute("""
                DO $$
                BEGIN
                    FOR i IN 1..3 LOOP
                        BEGIN
                            PERFORM pgstream.create_stream_table('bad', 'SELECT nothing FROM source');
                        EXCEPTION WHEN undefined_column THEN
                            INSERT INTO source SELECT max(id) + 1 FROM source;
                        END;
                        PERFORM pgstream.refresh_stream_table('derived') FROM pg_catalog.pg_class LIMIT 20;
                    END LOOP;
                END
                $$""");
        assertThat(database.number("SELECT count(*) FROM derived")).isEqualTo(4);
    }

    @Test
    void inALoopOverItsOwnResults() throws SQLException {
        database.execute("""
                DO $$
                DECLARE
                    action text;
                BEGIN
                    FOR action IN SELECT pgstream.refresh_stream_table('derived') FROM generate_series(1, 30) LOOP
                        INSERT INTO source SELECT max(id) + 1 FROM source;
                    END LOOP;
                END
                $$""");
    }

    @Test
    void inACursor() throws SQLException {
        database.execute(
                "BEGIN",
                "DECLARE refreshes CURSOR FOR SELECT " + REFRESH + " FROM pg_catalog.pg_class",
                "FETCH 5 FROM refreshes",
                WRITE,
                "FETCH 5 FROM refreshes",
                "CLOSE refreshes",
                "COMMIT");
    }

    @Test
    void inATriggerOfTheSource() throws SQLException {
        database.execute(
                """
                CREATE FUNCTION refresh_now() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pgstream.refresh_stream_table('derived');
                    RETURN NULL;
                END
                $$""",
                "CREATE TRIGGER zz_last AFTER INSERT ON source FOR EACH STATEMENT EXECUTE FUNCTION refresh_now()",
                WRITE,
                "DROP FUNCTION refresh_now() CASCADE");
        assertThat(database.number("SELECT count(*) FROM derived")).isEqualTo(2);
    }

    @Test
    void afterAnErrorAndASavepoint() throws SQLException {
        database.execute("BEGIN", WRITE, "SAVEPOINT before");
        try {
            database.api().create("derived", "SELECT 1 AS one");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("42P07");
        }
        database.execute("ROLLBACK TO before", "SELECT " + REFRESH, "COMMIT");
        assertThat(database.number("SELECT count(*) FROM derived")).isEqualTo(2);
    }
}
