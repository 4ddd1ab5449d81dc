package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B4: a refresh computes the rows that its change touches and no others, whatever the planner does. */
class QueryCostHazardsIT extends HazardTest {

    private static final int ROWS = 1000;
    /** Old and new image of each changed row, before and after: far from all rows. */
    private static final int FEW = 40;

    QueryCostHazardsIT(TestDatabase database) {
        super(database);
    }

    /** A function that counts its calls, which a sequence does whatever becomes of the transaction. */
    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "CREATE SEQUENCE calls",
                "CREATE FUNCTION seen(v int) RETURNS int LANGUAGE plpgsql IMMUTABLE SET search_path FROM CURRENT AS"
                        + " 'BEGIN PERFORM nextval(''calls''); RETURN v; END'",
                "CREATE TABLE l (id int PRIMARY KEY, k int, v int)",
                "CREATE TABLE r (id int PRIMARY KEY, k int, v int)",
                "INSERT INTO l SELECT i, i, i FROM generate_series(1, " + ROWS + ") AS i",
                "INSERT INTO r SELECT i, i, i FROM generate_series(1, " + ROWS + ") AS i");
    }

    private long calls() throws SQLException {
        return database.number("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM calls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT l.id, seen(l.v + r.v) AS s FROM l JOIN r ON r.k = l.k",
                "SELECT l.id, seen(l.v) + 1 AS s, r.v FROM l JOIN r ON r.id = l.k JOIN r AS x ON x.k = r.id",
                "SELECT l.id, r.id AS rid, seen(l.v + r.v) AS s FROM l LEFT JOIN r ON r.k = l.k",
                "SELECT l.id, r.id AS rid, seen(coalesce(l.v, r.v)) AS s FROM l FULL JOIN r ON r.k = l.k",
                "SELECT id, seen(v) AS s FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k = l.k)",
                "SELECT id, seen(v) AS s FROM l WHERE NOT EXISTS (SELECT 1 FROM r WHERE r.k = l.k AND r.v < 0)",
                "SELECT id, seen(v) AS s, (SELECT sum(r.v) FROM r WHERE r.k = l.k) AS t FROM l",
                "SELECT l.k, sum(seen(l.v + r.v)) AS s, count(*) AS n FROM l JOIN r ON r.k = l.k GROUP BY l.k"
            })
    void b4_aRefreshDoesNotRunTheQuery(String query) throws SQLException {
        create("joined", query);
        String[] writes = {
            "UPDATE l SET v = -1 WHERE id = 5",
            "UPDATE r SET v = -1 WHERE id = 6",
            "BEGIN; UPDATE r SET k = 2000 WHERE id = 7; DELETE FROM l WHERE id = 7; INSERT INTO l VALUES (2000, 2000, 1); COMMIT",
            "DELETE FROM r WHERE id = 8"
        };
        for (String write : writes) {
            execute(write);
            long before = calls();
            assertThat(database.api().refresh("joined")).isNotEqualTo("FULL");
            assertThat(calls() - before).as("rows computed after %s", write).isLessThan(FEW);
            compare("joined");
        }
        long before = calls();
        compare("joined");
        assertThat(calls() - before).as("the query itself computes them all").isGreaterThan(ROWS / 2);
    }

    /** No statement of a change reads the query's view, whichever sources have changed. */
    @Test
    void b4_noStatementOfAChangeReadsTheDefinition() throws SQLException {
        create("joined", "SELECT l.id, r.v FROM l LEFT JOIN r ON r.k = l.k");
        String definition = "definition_"
                + database.value("SELECT pgs_id FROM pgstream.stream_tables_info WHERE table_name = 'joined'"
                        + " AND schema_name = current_schema()");
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_statements WHERE kind = 'DELTA'"
                        + " AND pgs_id = " + definition.substring("definition_".length())))
                .isEqualTo(3);
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_statements WHERE kind = 'DELTA'"
                        + " AND strpos(statement, '" + definition + "') > 0"))
                .isZero();
    }
}
