package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of {@code pgs_refresh_history}. */
@StreamTest
class HistoryIT {

    private static final String LATEST = """
            SELECT action, changed_rows, applied_rows, reason <> '', decide_ms >= 0, apply_ms >= 0, clean_ms >= 0,
                   snapshot::text = (SELECT frontier::text FROM pgstream.stream_tables_info), initiated_by = 'call' AND role_name = session_user,
                   error, started_at <= clock_timestamp()
            FROM pgstream.pgs_refresh_history ORDER BY refresh_id DESC LIMIT 1""";

    private final TestDatabase database;
    private final Api api;

    HistoryIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int)",
                "INSERT INTO items SELECT i, i FROM generate_series(1, 100) AS i",
                "ANALYZE items");
        api.create("noted", "SELECT id, n FROM items");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("noted");
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history"))
                .isZero();
        database.execute("DROP TABLE items");
    }

    private List<@Nullable String> latest() throws SQLException {
        return database.rows(LATEST).get(0);
    }

    private long rows() throws SQLException {
        return database.number("SELECT count(*) FROM pgstream.pgs_refresh_history");
    }

    @Test
    void ofDifferentialRefreshes() throws SQLException {
        database.execute("INSERT INTO items VALUES (101, 1)", "UPDATE items SET n = 0 WHERE id = 1");
        long before = rows();
        assertThat(api.refresh("noted")).isEqualTo("DIFFERENTIAL");
        assertThat(rows()).isEqualTo(before + 1);
        assertThat(latest().get(0)).isEqualTo("DIFFERENTIAL");
        assertThat(latest().get(1)).isEqualTo("3");
        assertThat(latest().subList(3, 11)).containsExactly("t", "t", "t", "t", "t", "t", null, "t");
    }

    @Test
    void ofFullRefreshes() throws SQLException {
        database.execute("TRUNCATE items", "INSERT INTO items VALUES (1, 1)");
        assertThat(api.refresh("noted")).isEqualTo("FULL");
        assertThat(latest().get(0)).isEqualTo("FULL");
        assertThat(latest().get(1)).isNull();
        assertThat(latest().subList(3, 11)).containsExactly("t", "t", "t", "t", "t", "t", null, "t");
    }

    @Test
    void notOfRefreshesWithoutData() throws SQLException {
        long before = rows();
        assertThat(api.refresh("noted")).isEqualTo("NO_DATA");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void notOfRefreshesThatWereRolledBack() throws SQLException {
        database.execute("INSERT INTO items VALUES (101, 1)");
        long before = rows();
        try (java.sql.Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            assertThat(database.api(connection).refresh("noted")).isEqualTo("DIFFERENTIAL");
            connection.rollback();
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(api.refresh("noted")).isEqualTo("DIFFERENTIAL");
        assertThat(rows()).isEqualTo(before + 1);
    }
}
