package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The view {@code pg_stat_stream_tables}. */
@StreamTest
class StatViewIT {

    private static final String COUNTS = "SELECT refreshes, differential_refreshes, full_refreshes, failed_refreshes,"
            + " changed_rows, last_refresh_at IS NOT NULL, median_ms <= max_ms"
            + " FROM pgstream.pg_stat_stream_tables WHERE table_name = 'counted'";

    @Test
    void countsRefreshesThatDidSomething(TestDatabase database, Api api) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)");
        api.create("counted", "SELECT id, n FROM items", "1m", "DIFFERENTIAL", false);
        api.create("untouched", "SELECT id FROM items", "1m", "DIFFERENTIAL", false);
        assertThat(database.rows(COUNTS).get(0)).containsExactly("0", "0", "0", "0", null, "f", null);
        api.refresh("counted");
        assertThat(database.rows(COUNTS).get(0)).containsExactly("1", "0", "1", "0", null, "t", "t");
        database.execute("INSERT INTO items VALUES (1, 1), (2, 2), (3, 3)");
        api.refresh("counted");
        database.execute("UPDATE items SET n = 0 WHERE id = 1");
        api.refresh("counted");
        api.refresh("counted");
        database.execute("TRUNCATE items");
        api.refresh("counted");
        assertThat(database.rows(COUNTS).get(0)).containsExactly("4", "2", "2", "0", "5", "t", "t");
        assertThat(database.number("SELECT count(*) FROM pgstream.pg_stat_stream_tables"))
                .isEqualTo(2);
        assertThat(database.number(
                        "SELECT refreshes FROM pgstream.pg_stat_stream_tables WHERE table_name = 'untouched'"))
                .isZero();
    }
}
