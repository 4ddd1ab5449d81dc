package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E4: recursions whose rows hold each other, lose one way and gain another, or change without end. */
class RecursionHazardsIT extends HazardTest {

    private static final String WALKS = """
            WITH RECURSIVE r (node) AS (SELECT node FROM starts UNION ALL
              SELECT e.dst FROM edges e JOIN r ON e.src = r.node) SELECT node FROM r""";

    RecursionHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE starts (node int)", "CREATE TABLE edges (src int, dst int)");
        execute("INSERT INTO starts VALUES (0)");
    }

    private void reached() throws SQLException {
        create("reached", """
                WITH RECURSIVE r (node) AS (SELECT node FROM starts UNION
                  SELECT e.dst FROM edges e JOIN r ON e.src = r.node) SELECT node FROM r""");
        create("pairs", """
                WITH RECURSIVE r AS (SELECT src, dst FROM edges UNION
                  SELECT r.src, e.dst FROM edges e JOIN r ON e.src = r.dst) SELECT src, dst FROM r""");
    }

    @Test
    void e4_rowsThatHoldEachOtherGo() throws SQLException {
        execute("INSERT INTO edges VALUES (0, 1), (1, 2), (2, 1), (0, 3), (3, 4)");
        reached();
        follow(
                List.of("reached", "pairs"),
                "DELETE FROM edges WHERE src = 0 AND dst = 1",
                "INSERT INTO edges VALUES (4, 2)",
                "DELETE FROM edges WHERE src = 3",
                "INSERT INTO starts VALUES (2), (2)",
                "DELETE FROM starts WHERE ctid = (SELECT max(ctid) FROM starts)",
                "DELETE FROM starts WHERE node = 2",
                "DELETE FROM starts");
        assertThat(database.number("SELECT count(*) FROM reached")).isZero();
    }

    /** The gain makes up for the loss in number, but comes out of the lost row itself. */
    @Test
    void e4_aRowThatGainsAWayFromItselfAsItLosesTheOnlyOne() throws SQLException {
        execute("INSERT INTO starts VALUES (1)", "INSERT INTO edges VALUES (1, 2), (5, 6), (0, 5)");
        reached();
        follow(
                List.of("reached", "pairs"),
                "BEGIN; DELETE FROM starts WHERE node = 1; INSERT INTO edges VALUES (2, 1); COMMIT",
                "BEGIN; INSERT INTO starts VALUES (1); DELETE FROM edges WHERE src = 2; COMMIT",
                "BEGIN; DELETE FROM edges WHERE src = 0; INSERT INTO edges VALUES (6, 5); COMMIT",
                "BEGIN; UPDATE edges SET src = 0 WHERE dst = 5; DELETE FROM edges WHERE src = 5; COMMIT");
        assertThat(database.number("SELECT count(*) FROM reached")).isEqualTo(4);
    }

    /** One row is lost as another gains it, which is lost as well. */
    @Test
    void e4_aWayThatComesFromARowThatGoes() throws SQLException {
        execute("INSERT INTO edges VALUES (0, 1), (0, 2), (1, 3)");
        reached();
        follow(
                List.of("reached", "pairs"),
                "BEGIN; UPDATE edges SET src = 2 WHERE dst = 3; DELETE FROM edges WHERE dst = 2; COMMIT",
                "BEGIN; INSERT INTO edges VALUES (0, 7), (7, 8); DELETE FROM edges WHERE src = 7; COMMIT",
                "INSERT INTO edges VALUES (7, 8), (8, 7), (8, 2)");
        assertThat(database.number("SELECT count(*) FROM reached WHERE node = 3"))
                .isOne();
    }

    /** What nothing leads to any more goes round for ever, though the query ends. */
    @Test
    void e4_changesWithoutEnd() throws SQLException {
        execute("INSERT INTO edges VALUES (0, 1), (0, 5)");
        create("walks", WALKS);
        execute("BEGIN; DELETE FROM edges WHERE dst = 1; INSERT INTO edges VALUES (1, 2), (2, 1); COMMIT");
        refresh("walks", "FULL");
        assertThat(database.value("SELECT reason FROM pgstream.pgs_refresh_history ORDER BY refresh_id DESC LIMIT 1"))
                .contains("the change of a recursion has no end");
        follow(
                List.of("walks"),
                "DELETE FROM edges WHERE src = 2",
                "INSERT INTO edges VALUES (5, 1), (0, 1)",
                "DELETE FROM edges WHERE src = 0 AND dst = 1");
    }

    /** All pairs of a ring rest on each of its edges. */
    @Test
    void e4_changesThatCostMoreThanTheWhole() throws SQLException {
        execute("INSERT INTO edges SELECT i, (i + 1) % 120 FROM generate_series(0, 119) AS i");
        reached();
        execute("DELETE FROM edges WHERE src = 7");
        refresh("pairs", "FULL");
        follow(List.of("reached", "pairs"), "INSERT INTO edges VALUES (300, 8)", "DELETE FROM edges WHERE src = 300");
    }

    /** Far more ways than rows: each is gone through until there are too many. */
    @Test
    void e4_changesInTooManyWays() throws SQLException {
        execute("INSERT INTO edges VALUES (0, 1)");
        create("walks", WALKS);
        execute("""
                BEGIN; DELETE FROM edges;
                INSERT INTO edges SELECT i, i + 1 FROM generate_series(1, 20) AS i, generate_series(1, 2); COMMIT""");
        refresh("walks", "FULL");
    }
}
