package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules are checked when they are declared, and kept in their normal form. */
@StreamTest
class SchedulesIT {

    private static final String QUERY = "SELECT id FROM items";

    private final TestDatabase database;

    SchedulesIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void createSource() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.api().drop("planned");
        database.execute("DROP TABLE items");
    }

    private @Nullable String schedule() throws SQLException {
        return database.value("SELECT schedule FROM pgstream.stream_tables_info");
    }

    @ParameterizedTest
    @CsvSource({
        "1H30M, 1h30m",
        "'0,30  3 * * mon-fri', '0,30 3 * * MON-FRI'",
        "'*/10 * * * * ?', '*/10 * * * * ?'",
        "'0 0 12 L * ?', '0 0 12 L * ?'",
        "@Hourly, @hourly",
        "Calculated, calculated",
        "manual,"
    })
    void areKept(String text, @Nullable String normal) throws SQLException {
        database.api().create("planned", QUERY, text, "AUTO", true);
        assertThat(schedule()).isEqualTo(normal);
    }

    @Test
    void canBeChanged() throws SQLException {
        database.api().create("planned", QUERY, "5s", "AUTO", true);
        database.api().alter("planned", null, "0 3 * * *", null, null);
        assertThat(schedule()).isEqualTo("0 3 * * *");
    }

    @Test
    void meanTheSessionsTimeZone() throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET TimeZone = 'europe/berlin'");
            database.api(connection).create("planned", QUERY, "0 3 * * *", "AUTO", true);
        }
        assertThat(database.value("SELECT settings ->> 'TimeZone' FROM pgstream.pgs_stream_tables"))
                .isEqualTo("Europe/Berlin");
    }
}
