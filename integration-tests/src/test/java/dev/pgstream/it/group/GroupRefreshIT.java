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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A diamond over one table, with a chain on top, refreshed group by group. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class GroupRefreshIT {

    private final TestDatabase database;
    private final Api api;
    private final Groups groups;

    GroupRefreshIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.groups = new Groups(database);
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, k int, n int)",
                "INSERT INTO items VALUES (1, 1, 10), (2, 2, 20)");
        api.create("counted", "SELECT k, count(*) AS c FROM items GROUP BY k", "DIFFERENTIAL");
        api.create("summed", "SELECT k, sum(n) AS s FROM items GROUP BY k", "DIFFERENTIAL");
        api.create("joined", "SELECT k, c, s FROM counted JOIN summed USING (k)", "DIFFERENTIAL");
        api.create("above", "SELECT sum(s) AS s FROM joined", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        groups.verify();
        for (String name : List.of("counted", "summed")) {
            if (database.number("SELECT count(*) FROM pg_class WHERE relname = '" + name + "'") > 0) {
                api.drop(name, true);
            }
        }
        database.execute("DROP TABLE items");
    }

    @Test
    void bringsMembersUpToDateInOneTransaction() throws SQLException {
        assertThat(groups.names()).containsExactly(List.of("counted", "summed", "joined"), List.of("above"));
        database.execute("INSERT INTO items VALUES (3, 3, 30)", "UPDATE items SET n = 11 WHERE id = 1");
        assertThat(groups.refresh())
                .containsExactly(
                        "counted DIFFERENTIAL", "summed DIFFERENTIAL", "joined DIFFERENTIAL", "above DIFFERENTIAL");
        groups.verify();
        assertThat(database.number("SELECT count(DISTINCT snapshot::text) FROM pgstream.pgs_refresh_history"
                        + " WHERE pgs_id <> (SELECT max(pgs_id) FROM pgstream.pgs_stream_tables)"))
                .isEqualTo(1);
        assertThat(database.rows("SELECT DISTINCT initiated_by FROM pgstream.pgs_refresh_history"))
                .containsExactly(List.of("job"));
        assertThat(groups.refresh())
                .containsExactly("counted NO_DATA", "summed NO_DATA", "joined NO_DATA", "above NO_DATA");
    }

    @Test
    void leavesNothingInTheBuffers() throws SQLException {
        for (int i = 10; i < 15; i++) {
            database.execute("INSERT INTO items VALUES (" + i + ", 1, 1)");
            groups.refresh();
        }
        assertThat(changeRows()).isZero();
        database.execute("INSERT INTO items SELECT i, i % 7, i FROM generate_series(100, 4000) AS i");
        groups.refresh();
        assertThat(changeRows()).isZero();
    }

    private long changeRows() throws SQLException {
        long rows = 0;
        for (var row : database.rows("SELECT buffer_id FROM pgstream.pgs_change_buffers")) {
            rows += database.number("SELECT count(*) FROM pgstream_changes.changes_" + row.get(0));
        }
        return rows;
    }

    @Test
    void writesNothingWhenNothingChanged() throws SQLException {
        groups.refresh();
        String before =
                database.value("SELECT string_agg(xmin::text, ',' ORDER BY pgs_id) FROM pgstream.pgs_frontiers");
        groups.refresh();
        assertThat(database.value("SELECT string_agg(xmin::text, ',' ORDER BY pgs_id) FROM pgstream.pgs_frontiers"))
                .isEqualTo(before);
    }

    @Test
    void leavesOutWhoIsSuspendedOrInError() throws SQLException {
        api.suspend("summed");
        database.execute("INSERT INTO items VALUES (3, 3, 30)");
        assertThat(groups.refresh()).containsExactly("counted DIFFERENTIAL", "joined DIFFERENTIAL", "above NO_DATA");
        assertThat(database.value(
                        "SELECT held_back_by::text FROM pgstream.stream_tables_info WHERE table_name = 'above'"))
                .isEqualTo("{summed}");
        assertThat(api.explain("joined"))
                .contains("refreshed together: ")
                .contains("held back")
                .contains("summed");
        api.resume("summed");
        assertThat(groups.refresh()).contains("summed DIFFERENTIAL", "above DIFFERENTIAL");
    }

    @Test
    void neverWaitsForAnotherRefresh() throws SQLException {
        database.execute("INSERT INTO items VALUES (3, 3, 30)");
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            database.api(other).refresh("summed");
            assertThat(catchState(() -> groups.refresh())).isEqualTo("55P03");
            other.commit();
        }
        assertThat(groups.refresh()).startsWith("counted DIFFERENTIAL", "summed NO_DATA", "joined DIFFERENTIAL");
    }

    private static String catchState(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return String.valueOf(org.assertj.core.api.Assertions.catchThrowableOfType(SQLException.class, work)
                .getSQLState());
    }

    /** One snapshot for the whole transaction does not allow to mend, so that is done before. */
    @Test
    void followsWhatWasAlteredBelow() throws SQLException {
        database.execute(
                "ALTER TABLE items RENAME COLUMN n TO amount",
                "INSERT INTO items VALUES (3, 3, 30)",
                "ALTER TABLE items DISABLE TRIGGER ALL",
                "INSERT INTO items VALUES (4, 4, 40)",
                "ALTER TABLE items ENABLE TRIGGER ALL");
        assertThat(groups.refresh()).startsWith("counted FULL", "summed FULL");
        groups.verify();
        database.execute("INSERT INTO items VALUES (5, 5, 50)");
        assertThat(groups.refresh()).startsWith("counted DIFFERENTIAL", "summed DIFFERENTIAL", "joined DIFFERENTIAL");
    }

    @Test
    void joinsAllThatIsConnectedForConsistencyGroup() throws SQLException {
        api.alter("above", null, null, null, null, "group");
        assertThat(groups.names()).containsExactly(List.of("counted", "summed", "joined", "above"));
        database.execute("INSERT INTO items VALUES (3, 3, 30)");
        assertThat(groups.refresh()).hasSize(4).allMatch(done -> done.endsWith("DIFFERENTIAL"));
        api.alter("above", null, null, null, null, "diamond");
        api.alter("joined", null, null, null, null, "none");
        assertThat(groups.names()).hasSize(4);
    }

    @Test
    void passesOverWhatWasDropped() throws SQLException {
        try (Connection connection = database.connect()) {
            List<Long> ids = database.rows("SELECT pgs_id FROM pgstream.pgs_stream_tables ORDER BY 1").stream()
                    .map(row -> Long.valueOf(String.valueOf(row.get(0))))
                    .toList();
            api.drop("joined", true);
            database.execute("INSERT INTO items VALUES (3, 3, 30)");
            assertThat(new dev.pgstream.runtime.attached.GroupRefresh(connection, dev.pgstream.runtime.Initiator.JOB)
                            .refresh(ids))
                    .hasSize(2);
        }
        assertThat(new Session(database.connection()).number("SELECT count(*) FROM counted"))
                .isEqualTo(3);
    }
}
