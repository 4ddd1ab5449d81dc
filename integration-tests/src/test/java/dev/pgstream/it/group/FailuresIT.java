package dev.pgstream.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scheduled refreshes that fail: what is counted, when that is an error, and how it ends. */
@StreamTest
class FailuresIT {

    private static final String STATE = "SELECT status, consecutive_errors, last_error, last_error_at IS NOT NULL"
            + " FROM pgstream.stream_tables_info WHERE table_name = 'divided'";

    private final TestDatabase database;
    private final Api api;
    private final ScheduledRefreshes schedules;

    FailuresIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.schedules = new ScheduledRefreshes(database);
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1)");
        api.create("divided", "SELECT id, 10 / n AS q FROM items", "FULL");
        api.create("other", "SELECT id FROM items", "DIFFERENTIAL");
        api.create("reader", "SELECT sum(q) AS s FROM divided", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("divided", true);
        api.drop("other");
        database.execute("DROP TABLE items");
    }

    private void runTimes(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            schedules.run();
        }
    }

    private long failuresInHistory() throws SQLException {
        return database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE error LIKE '22012: %'");
    }

    @Test
    void threeInARowAreAnErrorAndTheOthersGoOn() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 0)");
        runTimes(2);
        assertThat(database.rows(STATE).get(0).subList(0, 2)).containsExactly("ACTIVE", "2");
        assertThat(database.rows(STATE).get(0).get(2)).startsWith("22012: ").contains("division by zero");
        runTimes(3);
        assertThat(database.rows(STATE).get(0).subList(0, 2)).containsExactly("ERROR", "3");
        assertThat(failuresInHistory()).isEqualTo(3);
        assertThat(api.verify("other")).isZero();
        assertThat(database.value("SELECT s FROM reader")).isEqualTo("10");
        assertThat(database.rows("SELECT table_name FROM pgstream.stream_tables_info WHERE held_back_by = '{divided}'"))
                .containsExactly(List.of("reader"));
        assertThat(api.explain("divided")).contains("status: ERROR").contains("22012");
        assertThat(api.explain("reader")).contains("held back").contains("divided");
    }

    @Test
    void aSuccessForgetsThem() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 0)");
        runTimes(2);
        database.execute("UPDATE items SET n = 5 WHERE id = 2");
        runTimes(1);
        assertThat(database.rows(STATE).get(0)).containsExactly("ACTIVE", "0", null, "f");
        assertThat(api.verify("divided")).isZero();
    }

    @Test
    void anErrorEndsByResume() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 0)");
        runTimes(3);
        database.execute("UPDATE items SET n = 5 WHERE id = 2");
        runTimes(1);
        assertThat(database.rows(STATE).get(0).get(0)).isEqualTo("ERROR");
        assertThat(api.verify("divided")).isPositive();
        api.resume("divided");
        assertThat(database.rows(STATE).get(0)).containsExactly("ACTIVE", "0", null, "f");
        runTimes(1);
        assertThat(api.verify("divided")).isZero();
        assertThat(api.verify("reader")).isZero();
    }

    @Test
    void anErrorEndsByARefreshOnDemandThatSucceeds() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 0)");
        runTimes(3);
        assertThat(refusal()).isEqualTo("22012");
        assertThat(database.rows(STATE).get(0).get(0)).isEqualTo("ERROR");
        database.execute("DELETE FROM items WHERE id = 2");
        assertThat(api.refresh("divided")).isEqualTo("FULL");
        assertThat(database.rows(STATE).get(0)).containsExactly("ACTIVE", "0", null, "f");
    }

    private String refusal() {
        return String.valueOf(
                org.assertj.core.api.Assertions.catchThrowableOfType(SQLException.class, () -> api.refresh("divided"))
                        .getSQLState());
    }

    @Test
    void failuresOnDemandAreNotCounted() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 0)");
        for (int i = 0; i < 4; i++) {
            assertThat(refusal()).isEqualTo("22012");
        }
        assertThat(database.rows(STATE).get(0)).containsExactly("ACTIVE", "0", null, "f");
    }

    @Test
    void howManyIsASetting() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 0)");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.max_consecutive_errors = 1");
            schedules.run(connection);
        }
        assertThat(database.rows(STATE).get(0).subList(0, 2)).containsExactly("ERROR", "1");
    }

    @Test
    void aRefreshThatIsInTheWayIsNotCounted() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 2)");
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            database.api(other).refresh("divided");
            runOnceOrLose();
            other.rollback();
        }
        assertThat(database.rows(STATE).get(0)).containsExactly("ACTIVE", "0", null, "f");
        assertThat(failuresInHistory()).isZero();
        runTimes(1);
        assertThat(api.verify("reader")).isZero();
    }

    /** Outside of the database the group's failure is the job's to retry. */
    private void runOnceOrLose() throws SQLException {
        try {
            schedules.run();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("55P03");
        }
    }

    @Test
    void suspendedOnesStaySo() throws SQLException {
        api.suspend("divided");
        database.execute("INSERT INTO items VALUES (2, 2)");
        runTimes(1);
        assertThat(database.rows(STATE).get(0).get(0)).isEqualTo("SUSPENDED");
        assertThat(api.verify("divided")).isPositive();
        api.resume("divided");
        runTimes(1);
        assertThat(api.verify("divided")).isZero();
    }

    @Test
    void oneThatIsNotFilledStaysSoWhenResumed() throws SQLException {
        api.create("later", "SELECT id FROM items", "1m", "AUTO", false);
        api.suspend("later");
        api.resume("later");
        assertThat(database.value("SELECT status FROM pgstream.stream_tables_info WHERE table_name = 'later'"))
                .isEqualTo("INITIALIZING");
        runTimes(1);
        assertThat(database.value("SELECT status FROM pgstream.stream_tables_info WHERE table_name = 'later'"))
                .isEqualTo("ACTIVE");
        api.drop("later");
    }
}
