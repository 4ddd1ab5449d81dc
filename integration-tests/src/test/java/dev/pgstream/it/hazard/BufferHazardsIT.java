package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A7 and A9 to A15: how buffers are made, shared and cleaned. */
class BufferHazardsIT extends HazardTest {

    private static final String BUFFERS = "SELECT c.oid FROM pg_class c JOIN pgstream.pgs_change_buffers b"
            + " ON c.oid = ('pgstream_changes.changes_' || b.buffer_id)::regclass WHERE b.source_relid = 't'::regclass";

    BufferHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 10), (2, 20)");
        create("rows_of_t", "SELECT id, v FROM t");
    }

    private long buffered() throws SQLException {
        return database.number("SELECT count(*) FROM pgstream_changes.changes_"
                + database.value(
                        "SELECT buffer_id FROM pgstream.pgs_change_buffers WHERE source_relid = 't'::regclass"));
    }

    @Test
    void a7_orderOfChangesNeedsNoSequence() throws SQLException {
        assertThat(database.rows("SELECT attname FROM pg_attribute WHERE attrelid = (" + BUFFERS
                        + ") AND attnum > 0 ORDER BY attnum"))
                .isEqualTo(List.of(
                        List.of("__pgs_xid"), List.of("__pgs_w"), List.of("__pgs_seen"), List.of("c1"), List.of("c2")));
        Session first = session();
        Session second = session();
        for (int i = 0; i < 10; i++) {
            first.execute("UPDATE t SET v = v + 1 WHERE id = 1", "DELETE FROM t WHERE id = 2");
            second.execute("UPDATE t SET v = v * 2 WHERE id = 1", "INSERT INTO t VALUES (2, " + i + ")");
        }
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void a9_buffersAreLogged() throws SQLException {
        assertThat(database.value("SELECT relpersistence FROM pg_class WHERE oid = (" + BUFFERS + ")"))
                .isEqualTo("p");
        execute("UPDATE t SET v = 0");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void a10_cleaningForOneConsumerKeepsTheOthersChanges() throws SQLException {
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        for (int i = 3; i < 9; i++) {
            execute(
                    "INSERT INTO t VALUES (" + i + ", 1)",
                    "UPDATE t SET v = v + 1 WHERE id = 1",
                    "DELETE FROM t WHERE id = " + (i - 1));
            refresh("rows_of_t", "DIFFERENTIAL");
            if (i % 3 == 0) {
                refresh("sums", "DIFFERENTIAL");
            }
        }
        refresh("sums", "DIFFERENTIAL");
        assertThat(buffered()).isZero();
    }

    @Test
    void a10_consumerThatJoinsLaterStartsAtItsFill() throws SQLException {
        execute("INSERT INTO t VALUES (3, 30)");
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        refresh("rows_of_t", "DIFFERENTIAL");
        execute("DELETE FROM t WHERE id = 3");
        refresh("rows_of_t", "DIFFERENTIAL");
        refresh("sums", "DIFFERENTIAL");
    }

    /** The first fill's frontier is not committed yet when the other consumer cleans. */
    @Test
    void a10_cleaningDuringAnothersFirstFill() throws SQLException {
        String query = "SELECT count(*) AS n, sum(v) AS s FROM t";
        database.api().create("sums", query, null, "DIFFERENTIAL", false);
        Session filler = session();
        filler.connection().setAutoCommit(false);
        api(filler).refresh("sums");
        execute("INSERT INTO t VALUES (3, 30)");
        refresh("rows_of_t", "DIFFERENTIAL");
        filler.connection().commit();
        database.api().refresh("sums");
        declared("sums", query);
    }

    @Test
    void a10_consumerThatGoesAwayLeavesTheOthersChanges() throws SQLException {
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        execute("INSERT INTO t VALUES (3, 30)");
        refresh("rows_of_t", "DIFFERENTIAL");
        database.api().drop("rows_of_t");
        refresh("sums", "DIFFERENTIAL");
    }

    @Test
    void a11_emptyingALargeBufferSparesAnOpenWriter() throws SQLException {
        Session writer = begin("INSERT INTO t VALUES (3, 30)");
        execute("INSERT INTO t SELECT i, i FROM generate_series(10, 6000) AS i");
        Attached attached = new Attached(session().connection());
        attached.refresh("rows_of_t");
        writer.execute("COMMIT");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void a11_emptyingALargeBufferSparesASlowConsumer() throws SQLException {
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        execute("INSERT INTO t SELECT i, i FROM generate_series(10, 6000) AS i");
        Attached attached = new Attached(session().connection());
        attached.refresh("rows_of_t");
        refresh("sums", "DIFFERENTIAL");
        execute("UPDATE t SET v = v + 1");
        attached.refresh("sums");
        attached.refresh("rows_of_t");
        assertThat(buffered()).isZero();
        compare("sums");
        compare("rows_of_t");
    }

    @Test
    void a12_equalChangesKeepTheirNumber() throws SQLException {
        execute("CREATE TABLE bag (a int, b text)");
        create("copies", "SELECT a, b FROM bag");
        execute("INSERT INTO bag VALUES (1, 'x'), (1, 'x'), (1, 'x')", "INSERT INTO bag VALUES (1, 'x')");
        refresh("copies", "DIFFERENTIAL");
        execute(
                "DELETE FROM bag WHERE ctid = (SELECT min(ctid) FROM bag)",
                "INSERT INTO bag VALUES (1, 'x'), (1, 'x')");
        refresh("copies", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM copies")).isEqualTo(5);
    }

    @Test
    void a13_suspendedStreamTableMissesNothing() throws SQLException {
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        database.api().alter("sums", null, null, null, "SUSPENDED");
        execute("INSERT INTO t VALUES (3, 30)", "UPDATE t SET v = v + 1");
        refresh("rows_of_t", "DIFFERENTIAL");
        error("55000", () -> database.api().refresh("sums"));
        database.api().alter("sums", null, null, null, "ACTIVE");
        refresh("sums");
    }

    @Test
    void a14_changesNeedNoReplicationSlot() throws SQLException {
        execute("UPDATE t SET v = v + 1");
        refresh("rows_of_t", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM pg_replication_slots")).isZero();
        assertThat(database.number("SELECT count(*) FROM pg_publication")).isZero();
    }

    /** Old images need no replica identity: transition tables have them whole. */
    @Test
    void a15_oldImagesNeedNoReplicaIdentity() throws SQLException {
        execute("ALTER TABLE t REPLICA IDENTITY NOTHING", "UPDATE t SET v = 7", "DELETE FROM t WHERE id = 2");
        refresh("rows_of_t", "DIFFERENTIAL");
    }
}
