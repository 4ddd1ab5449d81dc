package dev.pgstream.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.worker.request.RequestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands that show stream tables which were only requested. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class RequestedStatusIT {

    @Test
    void theStatusTellsWhatBecameOfARequest(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY)",
                "SELECT pgstream.create_stream_table('wanted', 'SELECT id, random() AS r FROM items')");
        assertThat(CommandLineRun.of(database, "status").words())
                .anySatisfy(line -> assertThat(line).startsWith("public.wanted", "INITIALIZING"));
        assertThat(CommandLineRun.of(database, "status", "wanted").out()).contains("INITIALIZING", "random()");
        assertThat(CommandLineRun.of(database, "list").out()).contains("public.wanted");
        assertThat(CommandLineRun.of(database, "status", "--watch", "--times", "1")
                        .out())
                .contains("public.wanted");
        CommandLineRun refused = CommandLineRun.of(database, "uninstall");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("2BP01", "public.wanted");
        try (Connection connection = database.connect()) {
            new RequestServer(Clock.systemUTC(), event -> {}).serve(connection);
        }
        assertThat(CommandLineRun.of(database, "status").words())
                .anySatisfy(line ->
                        assertThat(line).startsWith("public.wanted", "ERROR").contains("0A000:"));
        assertThat(CommandLineRun.of(database, "status", "wanted").out()).contains("ERROR", "volatile");
        assertThat(CommandLineRun.of(database, "status", "nothing").err()).contains("42P01");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("DELETE FROM pgstream.pgs_requests");
        }
    }
}
