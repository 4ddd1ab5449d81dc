package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.it.group.ScheduledRefreshes;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F4, F10, F13 and F14: what a failed refresh leaves, and how failures are told apart. */
class FailureHazardsIT extends HazardTest {

    private static final String ERRORS = "SELECT consecutive_errors FROM pgstream.stream_tables_info";

    FailureHazardsIT(TestDatabase database) {
        super(database);
    }

    /** A function that fails with the SQLSTATE and the message in the table {@code failing}, if there is one. */
    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "CREATE TABLE t (id int PRIMARY KEY, n int)",
                "INSERT INTO t VALUES (1, 10)",
                "CREATE TABLE failing (state text, message text)",
                """
                CREATE FUNCTION touchy(n int) RETURNS int STABLE LANGUAGE plpgsql AS $$
                DECLARE
                    state text;
                    text text;
                BEGIN
                    SELECT f.state, f.message INTO state, text FROM %1$s.failing f;
                    IF state IS NOT NULL THEN
                        RAISE EXCEPTION USING ERRCODE = state, MESSAGE = text;
                    END IF;
                    RETURN n;
                END
                $$""".formatted(database.value("SELECT current_schema()")));
        create("touched", "SELECT id, touchy(n) AS n FROM t", "AUTO");
    }

    @AfterEach
    void dropTables() throws SQLException {
        database.api().drop("touched");
    }

    private void run(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            new ScheduledRefreshes(database).run();
        }
    }

    private void fail(String state, String message) throws SQLException {
        execute("DELETE FROM failing", "INSERT INTO failing VALUES ('" + state + "', '" + message + "')");
    }

    @Test
    void f4_failedRefreshLeavesNoLock() throws SQLException {
        fail("22012", "no");
        execute("INSERT INTO t VALUES (2, 20)");
        error("22012", () -> database.api().refresh("touched"));
        run(1);
        assertThat(database.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())"))
                .isZero();
        execute("DELETE FROM failing");
        refresh("touched");
    }

    @Test
    void f10_refreshOnDemandDoesWhatItsModeSays() throws SQLException {
        for (String mode : List.of("FULL", "DIFFERENTIAL", "AUTO")) {
            create("moded", "SELECT id, n FROM t", mode);
            execute("INSERT INTO t SELECT max(id) + 1, 1 FROM t");
            refresh("moded", mode.equals("FULL") ? "FULL" : "DIFFERENTIAL");
            assertThat(database.value(
                            "SELECT action FROM pgstream.pgs_refresh_history ORDER BY refresh_id DESC LIMIT 1"))
                    .isEqualTo(mode.equals("FULL") ? "FULL" : "DIFFERENTIAL");
            database.api().drop("moded");
        }
    }

    /** Messages come in any language, or lie. */
    @Test
    void f13_theSqlstateDecidesAndNotTheMessage() throws SQLException {
        execute("INSERT INTO t VALUES (2, 20)");
        for (String state : List.of("40001", "40P01", "53200", "57P03")) {
            fail(state, "Division durch Null");
            run(1);
            assertThat(database.value(ERRORS)).as(state).isEqualTo("0");
        }
        fail("22023", "deadlock detected, connection to server was lost");
        run(1);
        assertThat(database.value(ERRORS)).isEqualTo("1");
        execute("DELETE FROM failing");
        run(1);
        assertThat(database.value(ERRORS)).isEqualTo("0");
        compare("touched");
    }

    @Test
    void f14_failuresComeToAnEnd() throws SQLException {
        fail("22023", "no");
        execute("INSERT INTO t VALUES (2, 20)");
        run(6);
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE error IS NOT NULL"))
                .isEqualTo(3);
        assertThat(database.value("SELECT status FROM pgstream.stream_tables_info"))
                .isEqualTo("ERROR");
    }
}
