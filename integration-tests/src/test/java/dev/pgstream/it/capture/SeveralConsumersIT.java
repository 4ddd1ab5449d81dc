package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Several stream tables on one source, each refreshed in its own time, some born late. */
@StreamTest
class SeveralConsumersIT {

    private final TestDatabase database;
    private final Api api;

    SeveralConsumersIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    private void write(int round) throws SQLException {
        database.execute(
                "INSERT INTO items VALUES (" + (100 + round) + ", " + round + ", 'round " + round + "', 1.5)",
                "UPDATE items SET n = n + 1, price = price * 2 WHERE id % 5 = " + round % 5,
                "UPDATE items SET name = upper(name) WHERE id = " + round,
                "DELETE FROM items WHERE id = " + (50 - round));
    }

    @Test
    void eachSeesEveryChangeOnce() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int, name text, price numeric)",
                "INSERT INTO items SELECT i, i, 'name ' || i, i FROM generate_series(1, 50) AS i");
        api.create("by_two", "SELECT n % 4 AS m, count(*) AS c FROM items GROUP BY n % 4", "DIFFERENTIAL");
        api.create("by_three", "SELECT id, name FROM items", "DIFFERENTIAL");
        api.create("recomputed", "SELECT max(price) AS top FROM items", "FULL");
        for (int round = 1; round <= 12; round++) {
            write(round);
            if (round == 5) {
                api.create("late", "SELECT price, n FROM items WHERE price > 3", "DIFFERENTIAL");
            }
            if (round % 2 == 0) {
                Refreshed.as("DIFFERENTIAL", api, "by_two");
            }
            if (round % 3 == 0) {
                Refreshed.as("DIFFERENTIAL", api, "by_three");
            }
            if (round % 4 == 0) {
                Refreshed.as("FULL", api, "recomputed");
            }
            if (round > 5 && round != 12) {
                Refreshed.as("DIFFERENTIAL", api, "late");
            }
        }
        Refreshed.as("NO_DATA", api, "by_two", "by_three");
        assertThat(new Buffer(database, "items").rows()).isPositive();
        Refreshed.as("DIFFERENTIAL", api, "late");
        Refreshed.as("NO_DATA", api, "by_two", "by_three", "late");
        assertThat(new Buffer(database, "items").rows()).isZero();
    }
}
