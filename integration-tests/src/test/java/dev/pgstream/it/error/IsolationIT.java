package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions of one snapshot can't create, but can do the rest. */
@StreamTest
class IsolationIT {

    private static final String QUERY = "SELECT id FROM items";

    private final TestDatabase database;

    IsolationIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
        database.api().create("before", QUERY, "DIFFERENTIAL");
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void creatingIsRefused(int level) throws SQLException {
        Refusal refusal = new Refusal(database);
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(level);
            refusal.of(() -> database.api(connection).create("refused", QUERY), "25001", "refused", "READ COMMITTED");
            refusal.of(
                    () -> database.api(connection)
                            .alter("before", "SELECT id, id AS same FROM items", null, null, null),
                    "25001",
                    "before",
                    "READ COMMITTED");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void refreshingIsNot(int level) throws SQLException {
        database.execute("INSERT INTO items VALUES (" + level + ")");
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(level);
            assertThat(database.api(connection).refresh("before")).isEqualTo("DIFFERENTIAL");
            assertThat(database.api(connection).verify("before")).isZero();
        }
    }
}
