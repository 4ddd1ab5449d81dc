package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that the query can't compute with, but that are gone again when the refresh comes. */
@StreamTest
class TransientValuesIT {

    private final TestDatabase database;
    private final Api api;

    TransientValuesIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("divided");
        database.execute("DROP TABLE items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, 10 / n AS q FROM items",
                "SELECT 10 / n AS q FROM items",
                "SELECT id FROM items WHERE 10 / n > 1",
                "SELECT count(*) AS c, sum(10 / n) AS s FROM items",
                "SELECT 10 / n AS q, count(*) AS c FROM items GROUP BY 10 / n",
                "SELECT i.id FROM items i JOIN items j ON j.id = 10 / i.n"
            })
    void doNotKeepTheRefreshFromWorking(String query) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1), (2, 2)");
        api.create("divided", query, "DIFFERENTIAL");
        database.execute(
                "BEGIN; INSERT INTO items VALUES (3, 0); UPDATE items SET n = 3 WHERE id = 3; COMMIT",
                "INSERT INTO items VALUES (4, 0)",
                "DELETE FROM items WHERE id = 4");
        assertThat(api.refresh("divided")).isNotEqualTo("NO_DATA");
        assertThat(api.verify("divided")).isZero();
    }
}
