package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.it.group.ScheduledRefreshes;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B6, F6 and F7: stream tables that are refreshed together. */
class GroupHazardsIT extends HazardTest {

    private static final List<String> NAMES = List.of("lower", "upper");

    GroupHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, n int)", "INSERT INTO t VALUES (1, 1, 10), (2, 2, 20)");
        create("lower", "SELECT k, sum(n) AS s FROM t GROUP BY k");
        create("upper", "SELECT t.id, lower.s, 100 / t.n AS q FROM t JOIN lower ON lower.k = t.k");
    }

    @AfterEach
    void dropTables() throws SQLException {
        execute("ROLLBACK");
        for (String name : List.of("fresh", "lower")) {
            if (database.value("SELECT to_regclass('" + name + "')") != null) {
                database.api().drop(name, true);
            }
        }
    }

    private void run() throws SQLException {
        new ScheduledRefreshes(database).run();
    }

    private void compareAll() throws SQLException {
        for (String name : NAMES) {
            compare(name);
        }
    }

    /** What a stream table and the table below it have changed is consumed in one step, on one snapshot. */
    @Test
    void b6_baseTableAndStreamTableChangeTogether() throws SQLException {
        Session left = begin("INSERT INTO t VALUES (3, 1, 30)", "UPDATE t SET k = 2 WHERE id = 1");
        Session right = begin("INSERT INTO t VALUES (4, 2, 40)");
        run();
        compareAll();
        right.execute("COMMIT");
        run();
        compareAll();
        execute("UPDATE t SET n = n + 1 WHERE id = 4", "DELETE FROM t WHERE id = 2");
        left.execute("COMMIT");
        run();
        compareAll();
        execute("TRUNCATE t", "INSERT INTO t VALUES (1, 1, 1)");
        run();
        compareAll();
    }

    @Test
    void f6_isFoundAsSoonAsItIsCommitted() throws SQLException {
        Session creator = begin();
        api(creator).create("fresh", "SELECT id, n FROM t", "DIFFERENTIAL");
        run();
        creator.execute("COMMIT");
        declared("fresh", "SELECT id, n FROM t");
        execute("INSERT INTO t VALUES (3, 1, 30)");
        run();
        compare("fresh");
        compareAll();
    }

    /** The second member fails, so the first one does not move either. */
    @Test
    void f7_failureOfOneMemberRollsBackTheOthers() throws SQLException {
        String before = database.value("SELECT string_agg(k || ':' || s, ' ' ORDER BY k) FROM lower");
        execute("INSERT INTO t VALUES (3, 1, 0)");
        run();
        assertThat(database.value("SELECT string_agg(k || ':' || s, ' ' ORDER BY k) FROM lower"))
                .isEqualTo(before);
        assertThat(database.rows("SELECT table_name, consecutive_errors FROM pgstream.stream_tables_info"
                        + " WHERE last_error LIKE '22012: %'"))
                .containsExactly(List.of("upper", "1"));
        execute("UPDATE t SET n = 5 WHERE id = 3");
        run();
        compareAll();
        assertThat(database.number("SELECT count(DISTINCT snapshot::text) FROM pgstream.pgs_refresh_history h"
                        + " WHERE error IS NULL AND refresh_id > (SELECT max(refresh_id) FROM"
                        + " pgstream.pgs_refresh_history WHERE error IS NOT NULL)"))
                .isEqualTo(1);
    }

    /** After so many failures the member is left out, and the group goes on without it. */
    @Test
    void f7_memberInErrorDoesNotHoldTheOthers() throws SQLException {
        execute("INSERT INTO t VALUES (3, 1, 0)");
        for (int i = 0; i < 4; i++) {
            run();
        }
        assertThat(database.value("SELECT status FROM pgstream.stream_tables_info WHERE table_name = 'upper'"))
                .isEqualTo("ERROR");
        compare("lower");
        execute("DELETE FROM t WHERE id = 3");
        database.api().resume("upper");
        run();
        compareAll();
    }
}
