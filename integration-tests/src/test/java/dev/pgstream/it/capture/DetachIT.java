package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A partition that leaves its table takes rows along, without any write. */
@StreamTest
class DetachIT {

    private final TestDatabase database;
    private final Api api;

    DetachIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    private void create(String table) throws SQLException {
        database.execute(
                "CREATE TABLE %1$s (id int, n int) PARTITION BY LIST (id)".formatted(table),
                "CREATE TABLE %1$s_1 PARTITION OF %1$s FOR VALUES IN (1)".formatted(table),
                "INSERT INTO %1$s VALUES (1, 1)".formatted(table));
    }

    @Test
    void isNoticedByEveryConsumer() throws SQLException {
        create("seen");
        api.create("first", "SELECT id, n FROM seen", "DIFFERENTIAL");
        api.create("second", "SELECT sum(n) AS s FROM seen", "DIFFERENTIAL");
        database.execute("ALTER TABLE seen DETACH PARTITION seen_1");
        Refreshed.as("FULL", api, "first", "second");
        database.execute("INSERT INTO seen_1 VALUES (1, 5)");
        Refreshed.as("NO_DATA", api, "first", "second");
    }

    @Test
    void doesNotKeepTheCaptureFromGoing() throws SQLException {
        create("left_behind");
        api.create("reader", "SELECT id, n FROM left_behind", "DIFFERENTIAL");
        database.execute("ALTER TABLE left_behind DETACH PARTITION left_behind_1");
        api.drop("reader");
        database.execute("INSERT INTO left_behind_1 VALUES (1, 5)");
        assertThat(database.number("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'left_behind_1'::regclass"))
                .isZero();
    }
}
