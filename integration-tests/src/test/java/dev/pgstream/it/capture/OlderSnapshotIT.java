package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * A stream table that waits for a full refresh needs no change, so others clean away what its snapshot, if that was taken
 * before, does not show. Such a refresh must not succeed.
 */
@StreamTest
class OlderSnapshotIT {

    @Test
    void doesNotMissWhatWasCleanedSince(TestDatabase database, Api api) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)", "INSERT INTO items VALUES (1)");
        api.create("waits", "SELECT id FROM items", "DIFFERENTIAL");
        api.create("cleans", "SELECT id FROM items", "DIFFERENTIAL");
        database.execute("UPDATE pgstream.pgs_frontiers SET needs_full = 'a test' WHERE relid = 'waits'::regclass");
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            assertThat(new Session(connection).number("SELECT count(*) FROM items"))
                    .isEqualTo(1);
            database.execute("INSERT INTO items VALUES (2)");
            assertThat(api.refresh("cleans")).isEqualTo("DIFFERENTIAL");
            assertThat(catchThrowableOfType(
                                    SQLException.class,
                                    () -> database.api(connection).refresh("waits"))
                            .getSQLState())
                    .isEqualTo("40001");
            connection.rollback();
        }
        assertThat(api.refresh("waits")).isEqualTo("FULL");
        assertThat(api.verify("waits")).isZero();
        api.drop("waits");
        api.drop("cleans");
        database.execute("DROP TABLE items");
    }

    /** A TRUNCATE shows to older snapshots, too: what they show as pending is gone, and nothing to do would be a lie. */
    @Test
    void doesNotTakeAnEmptiedBufferForNoChange(TestDatabase database, Api api) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)", "INSERT INTO items VALUES (1)");
        api.create("copies", "SELECT id FROM items", "DIFFERENTIAL");
        database.execute("INSERT INTO items VALUES (2)");
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            assertThat(new Session(connection).number("SELECT count(*) FROM items"))
                    .isEqualTo(2);
            assertThat(api.refresh("copies")).isEqualTo("DIFFERENTIAL");
            database.execute("TRUNCATE ONLY " + new Buffer(database, "items").table());
            assertThat(catchThrowableOfType(
                                    SQLException.class,
                                    () -> database.api(connection).refresh("copies"))
                            .getSQLState())
                    .isEqualTo("40001");
            connection.rollback();
        }
        assertThat(api.refresh("copies")).isEqualTo("NO_DATA");
        assertThat(api.verify("copies")).isZero();
        api.drop("copies");
        database.execute("DROP TABLE items");
    }
}
