package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E1, E2, E3 and C5: how often rows of set operations occur, also where they come and go, and what is constant. */
class SetHazardsIT extends HazardTest {

    SetHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE l (v int, n numeric)", "CREATE TABLE r (v int, n numeric)");
    }

    /** Every multiplicity from 0 to 3 on one side meets every one on the other, before and after. */
    @ParameterizedTest
    @CsvSource({"INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL"})
    void e1_multiplicities(String operation) throws SQLException {
        create("plain", "SELECT v FROM l " + operation + " SELECT v FROM r");
        create("nulls", "SELECT nullif(v, 5) AS v FROM l " + operation + " SELECT nullif(v, 5) FROM r");
        create(
                "below",
                "SELECT v, count(*) AS n FROM (SELECT v FROM l " + operation + " SELECT v FROM r) q GROUP BY v");
        create("twice", "SELECT v FROM l " + operation + " (SELECT v FROM r " + operation + " SELECT v FROM l)");
        for (int step = 0; step < 4; step++) {
            execute(
                    "DELETE FROM l",
                    "DELETE FROM r",
                    "INSERT INTO l SELECT v FROM generate_series(0, 15) AS v, generate_series(1, (v / 4 + " + step
                            + ") % 4)",
                    "INSERT INTO r SELECT v FROM generate_series(0, 15) AS v, generate_series(1, (v + " + step * 3
                            + ") % 4)");
            refreshAll();
            execute("DELETE FROM l WHERE ctid IN (SELECT max(ctid) FROM l GROUP BY v)");
            refreshAll();
            execute(
                    "DELETE FROM r WHERE ctid IN (SELECT min(ctid) FROM r GROUP BY v)",
                    "INSERT INTO l VALUES (3), (3)");
            refreshAll();
        }
    }

    private void refreshAll() throws SQLException {
        for (String name : new String[] {"plain", "nulls", "below", "twice"}) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    @Test
    void e1_aProjectionAboveKeepsTheCounts() throws SQLException {
        create("halves", "SELECT v / 2 AS h FROM (SELECT v FROM l EXCEPT ALL SELECT v FROM r) q");
        execute("INSERT INTO l VALUES (2), (3), (3), (4)", "INSERT INTO r VALUES (3)");
        refresh("halves", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM halves WHERE h = 1")).isEqualTo(2);
        execute("DELETE FROM r", "DELETE FROM l WHERE v = 2");
        refresh("halves", "DIFFERENTIAL");
    }

    @Test
    void e1_rowsThatAreEqualButLookDifferent() throws SQLException {
        create("bag", "SELECT n FROM l INTERSECT ALL SELECT n FROM r");
        create("rest", "SELECT n FROM l EXCEPT SELECT n FROM r");
        create("mixed", "SELECT v FROM l INTERSECT ALL SELECT n FROM r");
        execute("INSERT INTO l VALUES (1, 1.0), (1, 1.00), (2, 2)", "INSERT INTO r VALUES (1, 1), (2, 1.000)");
        refreshLoose();
        execute("DELETE FROM l WHERE n::text = '1.0'", "UPDATE r SET n = 2.000 WHERE v = 2");
        refreshLoose();
        execute("UPDATE l SET n = 1.00000 WHERE v = 1", "INSERT INTO r VALUES (3, 1.0), (4, 1.00)");
        refreshLoose();
        execute("DELETE FROM r");
        refreshLoose();
    }

    private void refreshLoose() throws SQLException {
        for (String name : new String[] {"bag", "rest", "mixed"}) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    @Test
    void e2_aRowThatLeavesOneBranchStaysInTheOther() throws SQLException {
        create("set", "SELECT v FROM l UNION SELECT v FROM r");
        execute("INSERT INTO l VALUES (1), (1), (2)", "INSERT INTO r VALUES (1), (3)");
        refresh("set", "DIFFERENTIAL");
        execute("DELETE FROM l WHERE v = 1");
        refresh("set", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM set WHERE v = 1")).isEqualTo(1);
        execute("DELETE FROM r WHERE v = 1");
        refresh("set", "DIFFERENTIAL");
    }

    /** Constant rows stay whatever leaves, and a TRUNCATE is no reason to empty the stream table. */
    @Test
    void e3_constantsOutliveTheirTables() throws SQLException {
        create("branch", "SELECT v FROM l UNION ALL SELECT 42");
        create("listed", "SELECT v FROM l UNION ALL VALUES (42), (42), (NULL)");
        create("counted", "SELECT count(*) AS n FROM l");
        create("excepted", "VALUES (1), (2) EXCEPT ALL SELECT v FROM l");
        for (String write : new String[] {"INSERT INTO l VALUES (1), (42)", "DELETE FROM l", "TRUNCATE l"}) {
            execute(write);
            for (String name : new String[] {"branch", "listed", "counted", "excepted"}) {
                refresh(name);
            }
        }
        assertThat(database.number("SELECT count(*) FROM branch")).isEqualTo(1);
        assertThat(database.number("SELECT count(*) FROM listed")).isEqualTo(3);
        assertThat(database.number("SELECT n FROM counted")).isZero();
        assertThat(database.number("SELECT count(*) FROM excepted")).isEqualTo(2);
    }

    @Test
    void c5_oneOfTwoEqualRowsGoes() throws SQLException {
        create("bag", "SELECT v FROM l EXCEPT ALL SELECT v FROM r");
        execute("INSERT INTO l VALUES (1), (1), (1)");
        refresh("bag", "DIFFERENTIAL");
        execute("DELETE FROM l WHERE ctid = (SELECT min(ctid) FROM l)");
        refresh("bag", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM bag")).isEqualTo(2);
        execute("INSERT INTO r VALUES (1)");
        refresh("bag", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM bag")).isEqualTo(1);
    }
}
