package dev.pgstream.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The commands that declare when, and with which others, a stream table is refreshed. */
@StreamTest
class DeclareCommandsIT {

    private final TestDatabase database;

    DeclareCommandsIT(TestDatabase database) {
        this.database = database;
    }

    private List<@Nullable String> declared() throws SQLException {
        return database.rows("SELECT schedule, consistency FROM pgstream.stream_tables_info")
                .get(0);
    }

    @Test
    void createAlterAndReplace() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
        String query = "SELECT id FROM items";
        assertThat(CommandLineRun.of(
                                database,
                                "create",
                                "planned",
                                "--query",
                                query,
                                "--schedule",
                                "0 3 * * mon-fri",
                                "--consistency",
                                "group")
                        .out())
                .contains("schedule 0 3 * * MON-FRI");
        assertThat(declared()).containsExactly("0 3 * * MON-FRI", "group");
        CommandLineRun.of(database, "alter", "planned", "--schedule", "@hourly", "--consistency", "none");
        assertThat(declared()).containsExactly("@hourly", "none");
        CommandLineRun.of(database, "create", "planned", "--query", query, "--or-replace");
        assertThat(declared()).containsExactly("1m", "diamond");
        assertThat(CommandLineRun.of(database, "alter", "planned", "--consistency", "strict")
                        .err())
                .contains("22023", "diamond, group or none");
        CommandLineRun.of(database, "alter-source", "items", "--trigger-mode", "row", "--unlogged", "true");
        assertThat(database.value("SELECT trigger_mode || unlogged FROM pgstream.pgs_change_buffers"))
                .isEqualTo("rowtrue");
        CommandLineRun.of(database, "drop", "planned");
        database.execute("DROP TABLE items");
    }
}
