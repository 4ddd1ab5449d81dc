package dev.pgstream.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Delta statements whose plans a session keeps: the functions that hold them, and what must not be taken from an old plan. */
@StreamTest
class KnownPlansIT {

    private static final String FUNCTIONS = "SELECT count(*) FROM pg_proc WHERE proname LIKE 'apply\\_%'"
            + " AND pronamespace = 'pgstream_changes'::regnamespace";

    private final TestDatabase database;
    private final Api api;

    KnownPlansIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE numbers (id int PRIMARY KEY, n int, found bool, pgs_written bigint)",
                "INSERT INTO numbers SELECT i, i % 50, i % 3 = 0, i FROM generate_series(1, 20000) AS i");
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP TABLE numbers");
    }

    @Test
    void aFunctionForEachStatementGoesWithTheStreamTable() throws SQLException {
        api.create("sums", "SELECT n, count(*) AS c FROM numbers GROUP BY n", "DIFFERENTIAL");
        assertThat(database.number(FUNCTIONS)).isOne();
        api.createOrReplace(
                "sums", "SELECT n, count(*) AS c, sum(id) AS s FROM numbers GROUP BY n", "1m", "AUTO", true);
        assertThat(database.number(FUNCTIONS)).isOne();
        api.drop("sums");
        assertThat(database.number(FUNCTIONS)).isZero();
    }

    @Test
    void columnsMayHaveTheNamesOfVariables() throws SQLException {
        api.create("rows_of", "SELECT id, found, pgs_written FROM numbers WHERE found", "DIFFERENTIAL");
        api.create("sums", "SELECT found, sum(pgs_written) AS pgs_written FROM numbers GROUP BY found", "DIFFERENTIAL");
        for (int i = 0; i < 3; i++) {
            database.execute(
                    "UPDATE numbers SET found = NOT found, pgs_written = pgs_written + 1 WHERE id < 100",
                    "DELETE FROM numbers WHERE id = 5000 + " + i);
            refreshed("rows_of");
            refreshed("sums");
        }
        api.drop("rows_of");
        api.drop("sums");
    }

    @Test
    void fewAndManyChangesInTurn() throws SQLException {
        api.create("copies", "SELECT id, n FROM numbers WHERE n <> 7", "DIFFERENTIAL");
        for (int changed : new int[] {3, 4000, 3, 600, 10000, 1}) {
            database.execute("UPDATE numbers SET n = n + 1 WHERE id <= " + changed);
            refreshed("copies");
        }
        api.drop("copies");
    }

    @Test
    void whatIsAlteredBelowGetsOtherPlans() throws SQLException {
        api.create("copies", "SELECT id, n FROM numbers", "DIFFERENTIAL");
        database.execute("UPDATE numbers SET n = 1000 WHERE id = 1");
        refreshed("copies");
        database.execute("ALTER TABLE numbers RENAME COLUMN n TO m", "UPDATE numbers SET m = 2000 WHERE id = 1");
        assertThat(api.refresh("copies")).isEqualTo("FULL");
        assertThat(api.verify("copies")).isZero();
        database.execute("UPDATE numbers SET m = 3000 WHERE id = 1");
        refreshed("copies");
        assertThat(database.number("SELECT n FROM copies WHERE id = 1")).isEqualTo(3000);
        api.drop("copies");
    }

    private void refreshed(String name) throws SQLException {
        assertThat(api.refresh(name)).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify(name)).isZero();
    }
}
