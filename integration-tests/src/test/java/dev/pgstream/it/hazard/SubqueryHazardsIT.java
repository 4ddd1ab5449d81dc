package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B10 to B12 and B16 to B18: subqueries whose answer turns when rows of theirs come and go. */
class SubqueryHazardsIT extends HazardTest {

    private static final String[] WRITES = {
        "INSERT INTO i VALUES (1, 1, 5), (2, 1, 6)",
        "DELETE FROM i WHERE id = 1",
        "DELETE FROM i WHERE id = 2",
        "INSERT INTO i VALUES (3, NULL, 2), (4, 2, NULL)",
        "UPDATE i SET k = 4 WHERE id = 3",
        "BEGIN; INSERT INTO i VALUES (5, 4, 9); DELETE FROM i WHERE id = 3; COMMIT",
        "BEGIN; UPDATE o SET k = 4 WHERE id = 1; UPDATE i SET k = 1 WHERE id = 5; COMMIT",
        "BEGIN; UPDATE o SET k = NULL, v = 2 WHERE id = 2; UPDATE i SET v = 100 WHERE id = 4; COMMIT",
        "INSERT INTO i SELECT n, n % 3, n FROM generate_series(10, 15) AS n",
        "BEGIN; DELETE FROM i WHERE k = 1; INSERT INTO o VALUES (9, 1, 13), (10, 2, 100); COMMIT",
        "DELETE FROM i",
        "INSERT INTO i VALUES (1, 2, 2)",
        "DELETE FROM o WHERE id < 3"
    };

    SubqueryHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "CREATE TABLE o (id int PRIMARY KEY, k int, v int)",
                "CREATE TABLE i (id int PRIMARY KEY, k int, v int)");
        execute("INSERT INTO o SELECT n, n, n FROM generate_series(1, 5) AS n");
    }

    @Test
    void b10_existsTurnsWithTheFirstAndTheLastMatch() throws SQLException {
        create("semi", "SELECT id, v FROM o WHERE EXISTS (SELECT 1 FROM i WHERE i.k = o.k)");
        create("anti", "SELECT id, v FROM o WHERE NOT EXISTS (SELECT 1 FROM i WHERE i.k = o.k AND i.v > o.v)");
        create("member", "SELECT id FROM o WHERE k IN (SELECT k FROM i WHERE v > 1)");
        create("either", "SELECT id FROM o WHERE v > 4 OR EXISTS (SELECT 1 FROM i WHERE i.k = o.k)");
        create("counted", "SELECT count(*) AS n FROM o WHERE EXISTS (SELECT 1 FROM i WHERE i.k = o.k)");
        create("any_of", "SELECT id FROM o WHERE v < ANY (SELECT v FROM i WHERE i.k = o.k)");
        create("all_of", "SELECT id FROM o WHERE v < ALL (SELECT v FROM i WHERE i.k = o.k)");
        follow(List.of("semi", "anti", "member", "either", "counted", "any_of", "all_of"), WRITES);
    }

    /** NULL on either side, a subquery without rows, and one that has a NULL. */
    @Test
    void b11_notInMeetsNulls() throws SQLException {
        create("plain", "SELECT id FROM o WHERE k NOT IN (SELECT k FROM i)");
        create("filtered", "SELECT id FROM o WHERE k NOT IN (SELECT k FROM i WHERE v > 2)");
        create("correlated", "SELECT id FROM o WHERE v NOT IN (SELECT v FROM i WHERE i.k = o.k)");
        create("not_null", "SELECT id FROM o WHERE id NOT IN (SELECT id FROM i)");
        create("truth", "SELECT id, k IN (SELECT k FROM i) AS inside, k NOT IN (SELECT k FROM i) AS outside FROM o");
        create("several", "SELECT id FROM o WHERE (k, v) NOT IN (SELECT k, v FROM i)");
        List<String> all = List.of("plain", "filtered", "correlated", "not_null", "truth", "several");
        follow(all, WRITES);
        follow(
                all,
                "INSERT INTO o VALUES (20, NULL, 3), (21, 2, NULL), (22, NULL, NULL)",
                "INSERT INTO i VALUES (20, NULL, NULL)",
                "DELETE FROM i WHERE id <> 20",
                "DELETE FROM i",
                "INSERT INTO i VALUES (21, 2, 3), (22, 3, NULL)",
                "UPDATE i SET k = NULL WHERE id = 21",
                "BEGIN; UPDATE o SET k = 3 WHERE k IS NULL; UPDATE i SET k = 3, v = 3 WHERE id = 21; COMMIT");
    }

    @Test
    void b12_allColumnsOfARowAreCompared() throws SQLException {
        create("pairs", "SELECT id FROM o WHERE (k, v) IN (SELECT k, v FROM i)");
        create("turned", "SELECT id FROM o WHERE (k, v) IN (SELECT v, k FROM i)");
        create("triples", "SELECT id FROM o WHERE (id, k, v) IN (SELECT id, k, v FROM i)");
        create("neither", "SELECT id FROM o WHERE NOT EXISTS (SELECT 1 FROM i WHERE (i.k, i.v) = (o.k, o.v))");
        List<String> all = List.of("pairs", "turned", "triples", "neither");
        follow(all, "INSERT INTO i VALUES (2, 2, 3), (3, 3, 3), (4, 3, 4)", "UPDATE i SET v = 2 WHERE id = 2");
        assertThat(database.rows("SELECT id FROM pairs ORDER BY id")).hasSize(2);
        follow(all, "UPDATE i SET k = v, v = k", "UPDATE o SET v = v + 1, k = k - 1");
        follow(
                all,
                "DELETE FROM i WHERE k = v",
                "INSERT INTO i VALUES (7, NULL, 2), (8, 2, NULL)",
                "UPDATE o SET k = v");
    }

    /** The form of TPC-H's queries 17 and 20. */
    @Test
    void b16_correlatedAggregates() throws SQLException {
        create("above", "SELECT id FROM o WHERE v > (SELECT 0.5 * sum(i.v) FROM i WHERE i.k = o.k)");
        create("below_average", "SELECT id FROM o WHERE v < (SELECT avg(i.v) FROM i WHERE i.k = o.k AND i.v > 1)");
        create("beside", """
                SELECT id, (SELECT max(v) FROM i WHERE i.k = o.k) AS hi, (SELECT count(*) FROM i WHERE i.k = o.k) AS n
                FROM o""");
        create("nested", """
                SELECT id FROM o WHERE k IN (SELECT i.k FROM i WHERE i.v > (SELECT 0.5 * sum(x.v) FROM o x WHERE x.k = i.k))""");
        follow(List.of("above", "below_average", "beside", "nested"), WRITES);
    }

    /** The form of TPC-H's query 15: those who won so far must go when somebody wins over them. */
    @Test
    void b17_winnersAreReplaced() throws SQLException {
        create("winners", "SELECT id, v FROM o WHERE v = (SELECT max(v) FROM o)");
        create("others", "SELECT id FROM o WHERE v > (SELECT avg(v) FROM i)");
        create("best_group", """
                WITH sums AS (SELECT k, sum(v) AS s FROM i GROUP BY k)
                SELECT o.id, sums.s FROM o JOIN sums ON sums.k = o.k WHERE sums.s = (SELECT max(s) FROM sums)""");
        List<String> all = List.of("winners", "others", "best_group");
        follow(
                all,
                "INSERT INTO o VALUES (6, 6, 50)",
                "INSERT INTO o VALUES (7, 7, 50), (8, 8, 51)",
                "DELETE FROM o WHERE id = 8",
                "UPDATE o SET v = 1 WHERE v = 50");
        follow(all, WRITES);
        follow(all, "DELETE FROM o");
        assertThat(database.number("SELECT count(*) FROM winners")).isZero();
    }

    /** The rows that the subquery reads change, not the ones beside it. */
    @Test
    void b18_lateralSubqueriesFollowTheirOwnTables() throws SQLException {
        create("top_row", """
                SELECT o.id, t.v FROM o CROSS JOIN LATERAL (SELECT i.v FROM i WHERE i.k = o.k ORDER BY i.v DESC, i.id LIMIT 1) AS t""");
        create("grouped", """
                SELECT o.id, t.n, t.s FROM o LEFT JOIN LATERAL (SELECT count(*) AS n, sum(i.v) AS s FROM i WHERE i.k = o.k) AS t ON true""");
        create(
                "plain",
                "SELECT o.id, t.id AS iid FROM o, LATERAL (SELECT i.id FROM i WHERE i.k = o.k AND i.v < 2 * o.v) AS t");
        create(
                "padded",
                "SELECT o.id, t.v FROM o LEFT JOIN LATERAL (SELECT DISTINCT i.v FROM i WHERE i.v > o.v) AS t ON true");
        create(
                "of_both",
                "SELECT t.k, count(*) AS n FROM o, LATERAL (SELECT o.k + i.k AS k FROM i WHERE i.v <> o.v) AS t GROUP BY t.k");
        follow(List.of("top_row", "grouped", "plain", "padded", "of_both"), WRITES);
        error(
                "0A000",
                () -> database.api()
                        .create(
                                "refused",
                                "SELECT o.id, t.r FROM o, LATERAL (SELECT i.v + random() AS r FROM i WHERE i.k = o.k) AS t"));
    }
}
