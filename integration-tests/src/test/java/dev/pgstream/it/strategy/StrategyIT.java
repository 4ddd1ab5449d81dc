package dev.pgstream.it.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AUTO learns, and what it makes of it; what refreshes have taken is written by the tests where it matters. */
@StreamTest
class StrategyIT {

    private final TestDatabase database;
    private final Api api;

    StrategyIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int) WITH (autovacuum_enabled = off)",
                "INSERT INTO items SELECT i, i FROM generate_series(1, 6000) AS i",
                "ANALYZE items");
        api.create("auto", "SELECT id, n FROM items");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("auto");
        database.execute("DROP TABLE items");
    }

    private void change(int rows) throws SQLException {
        database.execute("UPDATE items SET n = n + 1 WHERE id <= " + rows);
    }

    /** Two refreshes of so many changed rows took that long by changes, and two in full, whatever was really done. */
    private void teach(int rows, double changes, double full) throws SQLException {
        change(100);
        refresh("DIFFERENTIAL");
        String sample = "%d, samples[8], " + rows + ", 12000, %s, 1";
        String delta = sample.formatted(2, changes);
        String everything = sample.formatted(1, full);
        database.execute("UPDATE pgstream.pgs_cost_models SET last_probe = 100, samples = ARRAY["
                + String.join(", ", delta, delta, everything, everything) + "]");
    }

    private String last(String columns) throws SQLException {
        return String.valueOf(database.value(
                "SELECT " + columns + " FROM pgstream.pgs_refresh_history ORDER BY refresh_id DESC LIMIT 1"));
    }

    private void refresh(String action) throws SQLException {
        assertThat(api.refresh("auto")).isEqualTo(action);
        assertThat(api.verify("auto")).isZero();
    }

    @Test
    void notesWhatFillingTook() throws SQLException {
        assertThat(database.value(
                        "SELECT refreshes || ' ' || samples[1] || ' ' || samples[4] || ' ' || (samples[5] > 0)"
                                + " FROM pgstream.pgs_cost_models"))
                .isEqualTo("0 0 12000 true");
    }

    @Test
    void learnsFromARefresh() throws SQLException {
        change(100);
        refresh("DIFFERENTIAL");
        assertThat(database.value(
                        "SELECT refreshes || ' ' || last_action || ' ' || cardinality(samples) || ' ' || samples[7]"
                                + " || ' ' || samples[9] || ' ' || samples[10] FROM pgstream.pgs_cost_models"))
                .isEqualTo("1 DIFFERENTIAL 12 2 200 12000");
        assertThat(last("delta_estimate_ms > 0 AND full_estimate_ms > 0")).isEqualTo("t");
        refresh("NO_DATA");
        assertThat(database.number("SELECT refreshes FROM pgstream.pgs_cost_models"))
                .isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNotLearnt() throws SQLException {
        change(100);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            assertThat(database.api(connection).refresh("auto")).isEqualTo("DIFFERENTIAL");
            connection.rollback();
        }
        assertThat(database.number("SELECT refreshes FROM pgstream.pgs_cost_models"))
                .isZero();
    }

    /** 1.7 % of the rows, which the ratio alone would apply. */
    @Test
    void computesEverythingWhereThatIsCheaper() throws SQLException {
        teach(200, 5_000, 2);
        change(100);
        refresh("FULL");
        assertThat(last("reason")).isEqualTo("the changes are estimated at 5000.0 ms, everything at 2.0 ms");
    }

    /** A fifth of the rows, which the ratio alone would not apply. */
    @Test
    void appliesChangesWhereThatIsCheaper() throws SQLException {
        teach(2_400, 2, 5_000);
        change(1_200);
        refresh("DIFFERENTIAL");
        assertThat(last("reason")).isEqualTo("the changes are estimated at 2.0 ms, everything at 5000.0 ms");
        assertThat(last("changed_rows")).isEqualTo("2400");
    }

    /** More than 2 MB of change rows: what is to be computed in full is not counted before, what is to be applied is. */
    @Test
    void manyChangesAreOnlyCountedWhereTheyAreApplied() throws SQLException {
        database.execute("INSERT INTO items SELECT i, i FROM generate_series(6001, 40000) AS i", "ANALYZE items");
        refresh("FULL");
        change(40_000);
        assertThat(database.number("SELECT backlog_bytes FROM pgstream.stream_tables_info"))
                .isGreaterThan(2 << 20);
        refresh("FULL");
        assertThat(last("changed_rows IS NULL AND full_estimate_ms > 0")).isEqualTo("t");
        refresh("NO_DATA");
        teach(80_000, 2, 5_000);
        change(40_000);
        refresh("DIFFERENTIAL");
        assertThat(last("changed_rows")).isEqualTo("80000");
        change(40_000);
        database.execute(
                "DELETE FROM items WHERE id > 30000", "TRUNCATE items", "INSERT INTO items VALUES (1, 1), (2, 2)");
        refresh("FULL");
        assertThat(api.verify("auto")).isZero();
    }

    @Test
    void pinnedModesChooseNothing() throws SQLException {
        api.alter("auto", null, null, "DIFFERENTIAL", null);
        change(6000);
        refresh("DIFFERENTIAL");
        assertThat(last("delta_estimate_ms IS NULL AND full_estimate_ms IS NULL"))
                .isEqualTo("t");
        assertThat(database.number("SELECT refreshes FROM pgstream.pgs_cost_models"))
                .isZero();
        api.alter("auto", null, null, "FULL", null);
        change(1);
        refresh("FULL");
    }

    @Test
    void aChangeAboveItsMemoryIsNotApplied() throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.max_delta_mb = '0.001'");
            change(100);
            assertThat(database.api(connection).refresh("auto")).isEqualTo("FULL");
            assertThat(last("reason")).contains("memory", "pg_stream.max_delta_mb");
        }
        assertThat(api.verify("auto")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a tenth", "-1", "NaN", "1e99"})
    void aRatioThatIsNoneIsRefused(String value) throws SQLException {
        change(100);
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.differential_max_change_ratio = '" + value + "'");
            assertThatThrownBy(() -> database.api(connection).refresh("auto"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22023"))
                    .hasMessageContainingAll(
                            "auto", "pg_stream.differential_max_change_ratio is '" + value + "'", "0.10");
        }
        refresh("DIFFERENTIAL");
    }

    /** A trigger of the user's, which runs within the statement, sees it; afterwards it is the session's own again. */
    @Test
    void aLargeChangeHasMoreWorkMem() throws SQLException {
        database.execute(
                "CREATE TABLE seen (work_mem text)",
                "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " INSERT INTO public.seen VALUES (current_setting('work_mem')); RETURN NULL; END $$",
                "CREATE TRIGGER see AFTER INSERT OR UPDATE ON auto FOR EACH STATEMENT EXECUTE FUNCTION see()");
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET work_mem = '64kB'", "SET pg_stream.differential_max_change_ratio = 100");
            connection.setAutoCommit(false);
            change(10);
            assertThat(database.api(connection).refresh("auto")).isEqualTo("DIFFERENTIAL");
            assertThat(session.value("SELECT string_agg(DISTINCT work_mem, ' ') FROM seen"))
                    .isEqualTo("64kB");
            session.execute("DELETE FROM seen");
            change(6000);
            assertThat(database.api(connection).refresh("auto")).isEqualTo("DIFFERENTIAL");
            assertThat(session.value("SELECT bool_and(pg_size_bytes(work_mem) > pg_size_bytes('512kB')) FROM seen"))
                    .isEqualTo("t");
            assertThat(session.value("SHOW work_mem")).isEqualTo("64kB");
            connection.commit();
        } finally {
            database.execute("DROP TRIGGER see ON auto", "DROP FUNCTION see", "DROP TABLE seen");
        }
        assertThat(api.verify("auto")).isZero();
    }

    @Test
    void isExplained() throws SQLException {
        change(100);
        refresh("DIFFERENTIAL");
        assertThat(api.explain("auto"))
                .contains(
                        "learnt from 1 refreshes",
                        "ms for 200 changed rows",
                        "filled in",
                        "is estimated to be cheaper",
                        "last refresh: DIFFERENTIAL at ",
                        "changes are pending");
    }
}
