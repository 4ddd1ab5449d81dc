package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The view of all settings. */
@StreamTest
class SettingsIT {

    private static final String ROW = "SELECT default_value || ' ' || value FROM pgstream.settings WHERE name = '%s'";

    private final TestDatabase database;

    SettingsIT(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({
        "pg_stream.cdc_trigger_mode,statement,row",
        "pg_stream.change_buffer_unlogged,off,on",
        "pg_stream.differential_max_change_ratio,0.10,0.5",
        "pg_stream.history_retention,7 days,1 day",
        "pg_stream.max_backlog_mb,1024,64",
        "pg_stream.max_concurrent_refreshes,4,8",
        "pg_stream.max_consecutive_errors,3,5",
        "pg_stream.max_delta_mb,1024,64",
        "pg_stream.merge_work_mem_max_mb,256,64"
    })
    void showsDefaultAndValue(String name, String defaultValue, String other) throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            String row = ROW.formatted(name);
            assertThat(session.value(row)).isEqualTo(defaultValue + " " + defaultValue);
            session.execute("SET " + name + " = '" + other + "'");
            assertThat(session.value(row)).isEqualTo(defaultValue + " " + other);
            session.execute("RESET " + name);
            assertThat(session.value(row)).isEqualTo(defaultValue + " " + defaultValue);
        }
    }

    @Test
    void showsWhatTheDatabaseSets() throws SQLException {
        String name = "pg_stream.cdc_trigger_mode";
        database.execute("ALTER DATABASE " + database.name() + " SET " + name + " = 'row'");
        try (Connection connection = database.connect()) {
            assertThat(new Session(connection).value(ROW.formatted(name))).isEqualTo("statement row");
        } finally {
            database.execute("ALTER DATABASE " + database.name() + " RESET " + name);
        }
    }

    @Test
    void saysWhatEachIsFor() throws SQLException {
        assertThat(database.number("SELECT count(*) FROM pgstream.settings WHERE starts_with(name, 'pg_stream.')"
                        + " AND length(meaning) > 20 AND default_value <> ''"))
                .isEqualTo(database.number("SELECT count(*) FROM pgstream.settings"))
                .isGreaterThanOrEqualTo(3);
    }
}
