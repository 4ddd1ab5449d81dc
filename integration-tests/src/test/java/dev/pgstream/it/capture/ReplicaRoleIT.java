package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that logical replication and restores make, for which ordinary triggers don't fire. */
@StreamTest
class ReplicaRoleIT {

    @ParameterizedTest
    @ValueSource(strings = {"statement", "row"})
    void areCapturedAllTheSame(String mode, TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1), (2, 2)");
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET pg_stream.cdc_trigger_mode = " + mode);
            Api api = database.api(connection);
            api.create("rows_of", "SELECT id, n FROM items", "DIFFERENTIAL");
            session.execute(
                    "SET session_replication_role = replica",
                    "INSERT INTO items VALUES (3, 3)",
                    "UPDATE items SET n = 20 WHERE id = 2",
                    "DELETE FROM items WHERE id = 1");
            Refreshed.as("DIFFERENTIAL", api, "rows_of");
            session.execute("RESET session_replication_role");
            assertThat(session.number("SELECT sum(n) FROM rows_of")).isEqualTo(23);
            api.drop("rows_of");
        }
        database.execute("DROP TABLE items");
    }
}
