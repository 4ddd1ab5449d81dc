package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F18 and F20: a stream table is a table, which users rename, drop, index, publish and hang triggers on. */
class StreamTableHazardsIT extends HazardTest {

    private static final String GROUPS = "SELECT g, count(*) AS n, sum(v) AS s FROM t GROUP BY g";

    /** Whatever is generated for stream tables. */
    private static final String GENERATED = "SELECT (SELECT count(*) FROM pgstream.pgs_stream_tables)"
            + " + (SELECT count(*) FROM pgstream.pgs_change_buffers)"
            + " + (SELECT count(*) FROM pg_class WHERE relnamespace = 'pgstream_changes'::regnamespace)"
            + " + (SELECT count(*) FROM pg_proc WHERE pronamespace = 'pgstream_changes'::regnamespace)"
            + " + (SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            + "    WHERE tgname LIKE 'pgs\\_capture%' OR tgname LIKE 'pgs\\_guard%')";

    private long generated;

    StreamTableHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        generated = database.number(GENERATED);
        execute("CREATE TABLE t (id int PRIMARY KEY, g int, v int)", "INSERT INTO t VALUES (1, 1, 10), (2, 2, 20)");
        create("groups", GROUPS);
    }

    private void followRenamed(String name) throws SQLException {
        execute("INSERT INTO t VALUES (3, 1, 30)");
        database.api().refresh(name);
        declared(name, GROUPS);
        execute("UPDATE t SET v = 11 WHERE id = 1", "DELETE FROM t WHERE id = 2");
        refresh(name, "DIFFERENTIAL");
        refresh(name, "NO_DATA");
    }

    @Test
    void f20_isRenamed() throws SQLException {
        execute("ALTER TABLE groups RENAME TO renamed");
        followRenamed("renamed");
    }

    /** The worst case: the statements would find another table under the name. */
    @Test
    void f20_anotherTableTakesItsName() throws SQLException {
        execute("ALTER TABLE groups RENAME TO renamed", "CREATE TABLE groups (LIKE renamed INCLUDING ALL)");
        followRenamed("renamed");
        assertThat(database.number("SELECT count(*) FROM groups")).isZero();
    }

    @Test
    void f20_isMovedToAnotherSchema() throws SQLException {
        create("upper", "SELECT sum(s) AS total FROM groups");
        execute("CREATE SCHEMA moved", "ALTER TABLE groups SET SCHEMA moved");
        followRenamed("moved.groups");
        database.api().refresh("upper");
        declared("upper", "SELECT sum(s) AS total FROM moved.groups");
        execute("INSERT INTO t VALUES (7, 7, 7)");
        refresh("moved.groups", "DIFFERENTIAL");
        refresh("upper", "DIFFERENTIAL");
    }

    @Test
    void f20_itsColumnsStay() throws SQLException {
        error("55000", () -> execute("ALTER TABLE groups RENAME s TO total"));
        error("55000", () -> execute("ALTER TABLE groups DROP COLUMN s"));
        execute("ALTER TABLE groups ADD COLUMN note text");
        execute("INSERT INTO t VALUES (3, 1, 30)");
        assertThat(database.api().refresh("groups")).isEqualTo("DIFFERENTIAL");
        assertThat(database.api().verify("groups")).isZero();
    }

    @Test
    void f20_isDroppedAsATable() throws SQLException {
        create("others", "SELECT g, max(v) AS m FROM t GROUP BY g");
        execute("DROP TABLE groups");
        error("42P01", () -> database.api().refresh("groups"));
        execute("INSERT INTO t VALUES (3, 1, 30)");
        refresh("others", "DIFFERENTIAL");
        execute("DROP TABLE others", "INSERT INTO t VALUES (4, 1, 40)");
        assertThat(database.number(GENERATED)).isEqualTo(generated);
        create("groups", GROUPS);
    }

    @Test
    void f20_isDroppedWithWhatItReads() throws SQLException {
        execute("CREATE SCHEMA gone", "CREATE TABLE gone.t (id int PRIMARY KEY, v int)");
        create("gone.st", "SELECT id, v FROM gone.t");
        create("gone.reader", "SELECT count(*) AS c FROM gone.st");
        long before = database.number("SELECT count(*) FROM pgstream.pgs_stream_tables");
        execute("DROP SCHEMA gone CASCADE");
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_stream_tables"))
                .isEqualTo(before - 2);
        database.api().drop("groups");
        assertThat(database.number(GENERATED)).isEqualTo(generated);
    }

    /** What is left keeps its rows, says what is wrong when it is refreshed, and can be declared again. */
    @Test
    void f20_losesItsSource() throws SQLException {
        execute("DROP TABLE t CASCADE");
        SQLException error = error("55000", () -> database.api().refresh("groups"));
        assertThat(error.getMessage()).contains("groups").contains("dropped");
        assertThat(database.number("SELECT count(*) FROM groups")).isEqualTo(2);
        execute("CREATE TABLE t (id int PRIMARY KEY, g int, v int)", "INSERT INTO t VALUES (5, 5, 50)");
        database.api().createOrReplace("groups", GROUPS, null, "DIFFERENTIAL", true);
        declared("groups", GROUPS);
        execute("INSERT INTO t VALUES (6, 5, 60)");
        refresh("groups", "DIFFERENTIAL");
        database.api().drop("groups");
        assertThat(database.number(GENERATED)).isEqualTo(generated);
    }

    @Test
    void f18_whatUsersHangOnItLivesOn() throws SQLException {
        execute(
                "CREATE INDEX mine ON groups (s)",
                "COMMENT ON TABLE groups IS 'mine'",
                "ALTER TABLE groups ADD CONSTRAINT positive CHECK (s > 0)",
                "CREATE TABLE seen (g int, was bigint, now bigint)",
                """
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS
                $$ BEGIN INSERT INTO seen SELECT coalesce(NEW.g, OLD.g), OLD.s, NEW.s; RETURN NULL; END $$""",
                "CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON groups FOR EACH ROW EXECUTE FUNCTION note()",
                "CREATE TABLE referring (g int REFERENCES groups (g))",
                "INSERT INTO referring VALUES (1)",
                "CREATE PUBLICATION mine FOR TABLE groups",
                "ALTER TABLE groups REPLICA IDENTITY FULL");
        execute("INSERT INTO t VALUES (3, 3, 30)", "UPDATE t SET v = 11 WHERE id = 1", "DELETE FROM t WHERE id = 2");
        refresh("groups", "DIFFERENTIAL");
        assertThat(database.rows("SELECT g, was, now FROM seen ORDER BY g").toString())
                .isEqualTo("[[1, 10, 11], [2, 20, null], [3, null, 30]]");
        execute("UPDATE t SET v = -100 WHERE id = 3");
        error("23514", () -> database.api().refresh("groups"));
        execute("UPDATE t SET v = 5 WHERE id = 3", "DELETE FROM t WHERE id = 1");
        error("23503", () -> database.api().refresh("groups"));
        execute("DELETE FROM referring");
        refresh("groups", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM pg_publication_tables WHERE pubname = 'mine'"))
                .isEqualTo(1);
        execute("DROP PUBLICATION mine");
    }
}
