package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pg_stream.change_buffer_unlogged} decides on new buffers. */
@StreamTest
class UnloggedIT {

    @ParameterizedTest
    @CsvSource({"'',p", "off,p", "false,p", "on,u", "ON,u", "true,u", "1,u"})
    void decidesHowABufferPersists(String value, String persistence, TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.change_buffer_unlogged = '" + value + "'");
            Api api = database.api(connection);
            api.create("rows_of", "SELECT id FROM items", "DIFFERENTIAL");
            String buffer = new Buffer(database, "items").table();
            database.execute("INSERT INTO items VALUES (1)");
            Refreshed.as("DIFFERENTIAL", api, "rows_of");
            String stored =
                    database.value("SELECT relpersistence FROM pg_class WHERE oid = '" + buffer + "'::regclass");
            api.drop("rows_of");
            database.execute("DROP TABLE items");
            assertThat(stored).isEqualTo(persistence);
        }
    }

    /** What a crash does to UNLOGGED tables: all of them are empty afterwards. */
    @Test
    void aCrashIsNoticedAndHealed(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.change_buffer_unlogged = 'on'");
            Api api = database.api(connection);
            api.create("rows_of", "SELECT id FROM items", "DIFFERENTIAL");
            database.execute("INSERT INTO items VALUES (1)");
            database.execute(
                    "TRUNCATE " + new Buffer(database, "items").table(), "TRUNCATE pgstream.pgs_crash_sentinel");
            Refreshed.as("FULL", api, "rows_of");
            database.execute("INSERT INTO items VALUES (2)");
            Refreshed.as("DIFFERENTIAL", api, "rows_of");
            assertThat(api.verify("rows_of")).isZero();
            api.drop("rows_of");
            database.execute("DROP TABLE items");
        }
    }
}
