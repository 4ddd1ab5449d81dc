package dev.pgstream.it.hazard;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F2, A18 and C9 for partitioned sources: writes to leaves, rows that move, partitions that come and go. */
class PartitionHazardsIT extends HazardTest {

    PartitionHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE p (id int, k int, v int, PRIMARY KEY (id, k)) PARTITION BY LIST (k)");
        // Other column numbers than the parent's, as after a dropped column.
        execute(
                "CREATE TABLE p1 (gone text, v int, k int NOT NULL, id int NOT NULL)",
                "ALTER TABLE p1 DROP COLUMN gone");
        execute(
                "ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1)",
                "CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2)");
        execute("INSERT INTO p VALUES (1, 1, 10), (2, 2, 20)");
    }

    private void declare() throws SQLException {
        create("rows_of_p", "SELECT id, k, v FROM p");
    }

    @Test
    void c9_rowsThatMoveBetweenPartitions() throws SQLException {
        declare();
        execute("UPDATE p SET k = 2, v = 11 WHERE id = 1", "UPDATE p SET k = 3 - k, id = id + 100");
        refresh("rows_of_p", "DIFFERENTIAL");
        execute("INSERT INTO p VALUES (9, 1, 1) ON CONFLICT (id, k) DO UPDATE SET v = 0");
        execute("INSERT INTO p VALUES (9, 1, 1) ON CONFLICT (id, k) DO UPDATE SET v = 7");
        refresh("rows_of_p", "DIFFERENTIAL");
    }

    @Test
    void c15_directWritesToLeaves() throws SQLException {
        declare();
        execute("INSERT INTO p1 (id, k, v) VALUES (3, 1, 30)", "UPDATE p2 SET v = 21", "DELETE FROM p1 WHERE id = 1");
        refresh("rows_of_p", "DIFFERENTIAL");
        execute("TRUNCATE p1");
        refresh("rows_of_p", "FULL");
        execute("INSERT INTO p1 (id, k, v) VALUES (3, 1, 30)");
        refresh("rows_of_p", "DIFFERENTIAL");
    }

    @Test
    void f2_attachedRowsAreSeen() throws SQLException {
        declare();
        execute("CREATE TABLE p3 (id int NOT NULL, k int NOT NULL, v int)", "INSERT INTO p3 VALUES (5, 3, 50)");
        execute("ALTER TABLE p ATTACH PARTITION p3 FOR VALUES IN (3)", "INSERT INTO p VALUES (6, 3, 60)");
        refresh("rows_of_p", "FULL");
        execute("UPDATE p3 SET v = 51", "INSERT INTO p VALUES (7, 3, 70)");
        refresh("rows_of_p", "DIFFERENTIAL");
    }

    /** The refresh that notices and mends is one consumer's; the others miss the same rows. */
    @Test
    void f2_everyConsumerNoticesAnAttachedPartition() throws SQLException {
        declare();
        create("sums", "SELECT k, count(*) AS n, sum(v) AS s FROM p GROUP BY k");
        execute("CREATE TABLE p3 (id int NOT NULL, k int NOT NULL, v int)", "INSERT INTO p3 VALUES (5, 3, 50)");
        execute("ALTER TABLE p ATTACH PARTITION p3 FOR VALUES IN (3)");
        refresh("rows_of_p");
        refresh("sums");
    }

    @Test
    void f2_detachedPartitionIsForgotten() throws SQLException {
        declare();
        execute("ALTER TABLE p DETACH PARTITION p2");
        refresh("rows_of_p", "FULL");
        execute("INSERT INTO p2 VALUES (8, 2, 80)", "UPDATE p2 SET v = 0", "INSERT INTO p VALUES (3, 1, 30)");
        refresh("rows_of_p");
    }

    @Test
    void f2_writesToAPartitionWhileItIsDetached() throws SQLException {
        declare();
        execute("ALTER TABLE p DETACH PARTITION p2", "INSERT INTO p2 VALUES (8, 2, 80)", "DELETE FROM p2 WHERE id = 2");
        execute("ALTER TABLE p ATTACH PARTITION p2 FOR VALUES IN (2)");
        refresh("rows_of_p");
    }

    @Test
    void f2_writesToADetachedPartitionUnderRowTriggers() throws SQLException {
        execute("SET pg_stream.cdc_trigger_mode = 'row'");
        declare();
        execute("UPDATE p SET k = 3 - k", "INSERT INTO p1 (id, k, v) VALUES (3, 1, 30)");
        refresh("rows_of_p", "DIFFERENTIAL");
        execute("ALTER TABLE p DETACH PARTITION p2", "INSERT INTO p2 VALUES (8, 2, 80)", "DELETE FROM p2 WHERE id = 1");
        execute("ALTER TABLE p ATTACH PARTITION p2 FOR VALUES IN (2)");
        refresh("rows_of_p");
    }

    @Test
    void f2_partitionThatIsDroppedOrReplaced() throws SQLException {
        declare();
        execute("DROP TABLE p2", "CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2)", "INSERT INTO p VALUES (4, 2, 40)");
        refresh("rows_of_p", "FULL");
        execute("DELETE FROM p");
        refresh("rows_of_p", "DIFFERENTIAL");
    }

    @Test
    void f2_partitionsOfPartitions() throws SQLException {
        execute("CREATE TABLE deep PARTITION OF p FOR VALUES IN (5, 6) PARTITION BY LIST (k)");
        execute("CREATE TABLE deep5 PARTITION OF deep FOR VALUES IN (5)");
        declare();
        execute(
                "INSERT INTO p VALUES (1, 5, 1)",
                "INSERT INTO deep5 VALUES (2, 5, 2)",
                "INSERT INTO deep VALUES (3, 5, 3)");
        refresh("rows_of_p", "DIFFERENTIAL");
        execute("CREATE TABLE deep6 PARTITION OF deep FOR VALUES IN (6)", "UPDATE p SET k = 6 WHERE k = 5");
        refresh("rows_of_p", "FULL");
        execute("UPDATE deep SET v = v + 1");
        refresh("rows_of_p", "DIFFERENTIAL");
    }
}
