package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F3, F11 and F12: deletes, the path that was taken, and plans that a session keeps. */
class SessionPlanHazardsIT extends HazardTest {

    private static final String GROUPS = "SELECT g, count(*) AS n, sum(v) AS s FROM t GROUP BY g";

    /** So often a driver and PL/pgSQL have made up their minds about plans. */
    private static final int SETTLED = 12;

    SessionPlanHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "CREATE TABLE t (id int PRIMARY KEY, g int, v numeric, note text)",
                "INSERT INTO t SELECT i, i % 3, i FROM generate_series(1, 30) AS i");
        create("groups", GROUPS);
    }

    private void settle() throws SQLException {
        for (int i = 0; i < SETTLED; i++) {
            execute("UPDATE t SET v = v + 1 WHERE id = " + (i + 1));
            refresh("groups", "DIFFERENTIAL");
        }
    }

    /** A trigger that returns NEW, which is NULL in a DELETE, would have nothing deleted and nobody told. */
    @Test
    void f3_deletesAreDoneOrRefused() throws SQLException {
        assertThat(new Session(database.connection())
                        .number("WITH d AS (DELETE FROM t WHERE g = 1 RETURNING 1)" + " SELECT count(*) FROM d"))
                .isEqualTo(10);
        refresh("groups", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM groups")).isEqualTo(2);
        for (String refused : List.of("DELETE FROM groups", "DELETE FROM groups WHERE false", "TRUNCATE groups")) {
            error("55000", () -> execute(refused));
        }
        database.api().alterSource("t", "row", null);
        assertThat(new Session(database.connection())
                        .number("WITH d AS (DELETE FROM t RETURNING 1)" + " SELECT count(*) FROM d"))
                .isEqualTo(20);
        refresh("groups", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM groups")).isZero();
    }

    /** That NaN can not be taken off a sum shows while the changes are being applied, and everything is computed instead. */
    @Test
    void f11_theHistoryTellsThePathThatWasTaken() throws SQLException {
        execute("CREATE TABLE exact (id int PRIMARY KEY, v numeric(10, 2))", "INSERT INTO exact VALUES (1, 1)");
        create("sums", "SELECT sum(v) AS s FROM exact");
        execute("INSERT INTO exact VALUES (2, 'NaN')");
        refresh("sums", "FULL");
        assertThat(database.rows("SELECT action, changed_rows, reason LIKE '%NaN%' FROM pgstream.pgs_refresh_history"
                        + " ORDER BY refresh_id DESC LIMIT 1"))
                .containsExactly(java.util.Arrays.asList("FULL", null, "t"));
        assertThat(database.rows("SELECT differential_refreshes, full_refreshes FROM pgstream.pg_stat_stream_tables"
                        + " WHERE table_name = 'sums' AND schema_name = current_schema()"))
                .containsExactly(List.of("0", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUMN more int DEFAULT 7",
                "ALTER TABLE t DROP COLUMN note",
                "ALTER TABLE t RENAME COLUMN note TO remark",
                "CREATE INDEX ON t (g, v)",
                "ALTER TABLE groups ADD COLUMN mine text",
                "CREATE INDEX ON groups (s)",
                "ANALYZE t, groups",
                "CLUSTER t USING t_pkey",
                "VACUUM FULL groups"
            })
    void f12_plansAreMadeAnew(String ddl) throws SQLException {
        settle();
        session().execute(ddl);
        execute("UPDATE t SET g = g + 1 WHERE id < 5", "DELETE FROM t WHERE id = 6");
        assertThat(database.api().refresh("groups")).isEqualTo("DIFFERENTIAL");
        assertThat(database.api().verify("groups")).isZero();
        goesOn();
    }

    private void goesOn() throws SQLException {
        execute("INSERT INTO t (id, g, v) VALUES (200, 9, 9)");
        assertThat(database.api().refresh("groups")).isEqualTo("DIFFERENTIAL");
        assertThat(database.api().verify("groups")).isZero();
    }

    /** What another session has made anew under the same name. */
    @Test
    void f12_anotherQueryUnderTheSameName() throws SQLException {
        settle();
        Session other = session();
        api(other).alter("groups", "SELECT g, max(v) AS m FROM t GROUP BY g", null, null, null);
        declared("groups", "SELECT g, max(v) AS m FROM t GROUP BY g");
        execute("UPDATE t SET v = 1000 WHERE id = 7");
        refresh("groups", "DIFFERENTIAL");
        api(other).drop("groups");
        api(other).create("groups", GROUPS, "DIFFERENTIAL");
        declared("groups", GROUPS);
        settle();
    }

    /** As a pooler does between its clients. */
    @Test
    void f12_theSessionForgetsItsPlans() throws SQLException {
        String path = database.value("SHOW search_path");
        for (String forget : List.of("DISCARD PLANS", "DEALLOCATE ALL", "DISCARD ALL")) {
            settle();
            execute(forget, "SET search_path = " + path);
            settle();
        }
    }
}
