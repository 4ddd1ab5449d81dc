package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A18 and F9: writes that slip past ordinary triggers, triggers that somebody turned off, and what writers don't do. */
class CaptureHazardsIT extends HazardTest {

    CaptureHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 10), (2, 20)");
        create("rows_of_t", "SELECT id, v FROM t");
    }

    private void alterTriggers(String action) throws SQLException {
        execute("""
                DO $$ DECLARE name text; BEGIN
                  FOR name IN SELECT tgname FROM pg_trigger WHERE tgrelid = 't'::regclass AND NOT tgisinternal LOOP
                    EXECUTE format('%s', name);
                  END LOOP;
                END $$""".formatted(action));
    }

    @Test
    void a18_writesOfAReplicationRole() throws SQLException {
        Session replica = session();
        replica.execute(
                "SET session_replication_role = replica",
                "INSERT INTO t VALUES (3, 30)",
                "UPDATE t SET v = 11 WHERE id = 1",
                "DELETE FROM t WHERE id = 2");
        refresh("rows_of_t", "DIFFERENTIAL");
        replica.execute("TRUNCATE t");
        refresh("rows_of_t", "FULL");
    }

    @Test
    void a18_disabledTriggersAreNoticed() throws SQLException {
        execute("ALTER TABLE t DISABLE TRIGGER ALL", "INSERT INTO t VALUES (3, 30)");
        refresh("rows_of_t", "FULL");
        execute("INSERT INTO t VALUES (4, 40)");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void a18_triggersDisabledForAWhileAreNoticed() throws SQLException {
        execute("ALTER TABLE t DISABLE TRIGGER ALL", "DELETE FROM t WHERE id = 1", "ALTER TABLE t ENABLE TRIGGER ALL");
        refresh("rows_of_t", "FULL");
        execute("DELETE FROM t");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void a18_triggersDisabledForAWhileAndFullyEnabledAgain() throws SQLException {
        alterTriggers("ALTER TABLE t DISABLE TRIGGER %I");
        execute("INSERT INTO t VALUES (3, 30)");
        alterTriggers("ALTER TABLE t ENABLE ALWAYS TRIGGER %I");
        refresh("rows_of_t");
    }

    @Test
    void a18_triggersThatOnlyFireForReplicasAreNoticed() throws SQLException {
        alterTriggers("ALTER TABLE t ENABLE REPLICA TRIGGER %I");
        execute("INSERT INTO t VALUES (3, 30)");
        refresh("rows_of_t", "FULL");
        execute("INSERT INTO t VALUES (4, 40)");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void a18_droppedTriggersAreNoticed() throws SQLException {
        alterTriggers("DROP TRIGGER %I ON t");
        execute("INSERT INTO t VALUES (3, 30)");
        refresh("rows_of_t", "FULL");
        execute("INSERT INTO t VALUES (4, 40)");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    /** What was written between the snapshot and the mending is in neither the fill nor the buffer. */
    @Test
    void a18_mendingUnderAnOlderSnapshot() throws SQLException {
        execute("ALTER TABLE t DISABLE TRIGGER ALL");
        Session refresher = session();
        refresher.connection().setAutoCommit(false);
        refresher.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM t");
        execute("INSERT INTO t VALUES (3, 30)");
        try {
            api(refresher).refresh("rows_of_t");
            refresher.connection().commit();
        } catch (SQLException refused) {
            refresher.connection().rollback();
        }
        refresh("rows_of_t");
    }

    @Test
    void a18_disabledTriggersMatterToEveryConsumer() throws SQLException {
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        execute("ALTER TABLE t DISABLE TRIGGER ALL", "INSERT INTO t VALUES (3, 30)");
        refresh("rows_of_t", "FULL");
        refresh("sums", "FULL");
    }

    @Test
    void a18_rowTriggersCaptureTheSame() throws SQLException {
        execute("SET pg_stream.cdc_trigger_mode = 'row'", "CREATE TABLE r (id int PRIMARY KEY, v int, w int)");
        create("rows_of_r", "SELECT id, v FROM r");
        execute("INSERT INTO r SELECT i, i FROM generate_series(1, 9) AS i", "UPDATE r SET v = 0 WHERE id < 4");
        execute("UPDATE r SET id = id + 10 WHERE id > 7", "DELETE FROM r WHERE id = 2", "UPDATE r SET w = 1");
        session().execute("SET session_replication_role = replica", "UPDATE r SET v = 5 WHERE id = 6");
        refresh("rows_of_r", "DIFFERENTIAL");
        execute("TRUNCATE r", "INSERT INTO r VALUES (1, 1)");
        refresh("rows_of_r", "FULL");
    }

    /**
     * NOTIFY makes commits wait for each other, and nobody may listen. The background job looks by itself; what comes of that
     * without any notification is in the tests of schedules.
     */
    @Test
    void f9_writersNotifyNobody() throws SQLException {
        execute("SET pg_stream.cdc_trigger_mode = 'row'", "CREATE TABLE r (id int PRIMARY KEY, v int)");
        create("rows_of_r", "SELECT id, v FROM r");
        String functions =
                "FROM pg_proc WHERE pronamespace IN ('pgstream'::regnamespace, 'pgstream_changes'::regnamespace)";
        assertThat(database.number("SELECT count(*) " + functions + " AND starts_with(proname, 'capture_')"))
                .isPositive();
        assertThat(database.number("SELECT count(*) " + functions + " AND prosrc ~* '(pg_)?notify'"))
                .isZero();
    }
}
