package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The view {@code stream_tables_info}. */
@StreamTest
class InfoViewIT {

    private static final String ROW = "SELECT schema_name, table_name, query, schedule, refresh_mode, effective_mode,"
            + " status, populated, needs_full, sources::text FROM pgstream.stream_tables_info WHERE table_name = '%s'";

    @Test
    void tellsWhatIsDeclaredAndWhatBecameOfIt(TestDatabase database, Api api) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "CREATE TABLE \"Other\" (id int)");
        String joined = "SELECT i.id FROM items i JOIN \"Other\" o USING (id)";
        String later = "SELECT id FROM base WHERE now() > '2000-01-01'";
        api.create("base", joined, "5s", "AUTO", true);
        api.create("above", later, null, "AUTO", false);
        api.create("whole", "SELECT n FROM items", "calculated", "FULL", true);
        assertThat(database.rows(ROW.formatted("base")).get(0))
                .containsExactly(
                        "public",
                        "base",
                        joined,
                        "5s",
                        "AUTO",
                        "DIFFERENTIAL",
                        "ACTIVE",
                        "t",
                        null,
                        "{items,\"\\\"Other\\\"\"}");
        assertThat(database.rows(ROW.formatted("above")).get(0))
                .containsExactly(
                        "public",
                        "above",
                        later,
                        null,
                        "AUTO",
                        "FULL",
                        "INITIALIZING",
                        "f",
                        "not filled yet",
                        "{base}");
        assertThat(database.rows(ROW.formatted("whole")).get(0))
                .containsExactly(
                        "public",
                        "whole",
                        "SELECT n FROM items",
                        "calculated",
                        "FULL",
                        "FULL",
                        "ACTIVE",
                        "t",
                        null,
                        "{items}");
        assertThat(database.value("SELECT mode_reason FROM pgstream.stream_tables_info WHERE table_name = 'above'"))
                .contains("now()");
        assertThat(database.value("SELECT bool_and(owner = current_user AND created_at <= now())"
                        + " FROM pgstream.stream_tables_info"))
                .isEqualTo("t");
        assertThat(database.value("SELECT mode_reason FROM pgstream.stream_tables_info WHERE table_name = 'base'"))
                .isNull();
        api.drop("base", true);
        assertThat(database.number("SELECT count(*) FROM pgstream.stream_tables_info"))
                .isEqualTo(1);
    }
}
