package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attached, a refresh that fails leaves its history row and nothing else. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class FailedRefreshIT {

    @Test
    void isNotedAndLeavesNothingElse(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1)");
        database.api().create("divided", "SELECT id, 10 / n AS q FROM items", "DIFFERENTIAL");
        String before = database.value("SELECT frontier::text FROM pgstream.stream_tables_info");
        database.execute("INSERT INTO items VALUES (2, 0), (3, 5)");
        try (Connection connection = database.connect()) {
            Attached attached = new Attached(connection);
            assertThatThrownBy(() -> attached.refresh("divided"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22012"))
                    .hasMessageContainingAll("divided", "division by zero");
            assertThat(database.rows("SELECT action, changed_rows, snapshot FROM pgstream.pgs_refresh_history"))
                    .containsExactly(java.util.Arrays.asList("DIFFERENTIAL", null, null));
            assertThat(database.value("SELECT error FROM pgstream.pgs_refresh_history"))
                    .startsWith("22012: ")
                    .contains("division by zero");
            assertThat(database.number("SELECT failed_refreshes FROM pgstream.pg_stat_stream_tables"))
                    .isEqualTo(1);
            assertThat(database.value("SELECT frontier::text FROM pgstream.stream_tables_info"))
                    .isEqualTo(before);
            assertThat(database.number("SELECT count(*) FROM divided")).isEqualTo(1);
        }
    }
}
