package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Comparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the hazards' tests share: a schema for each test, more sessions, and the comparison with the query itself. */
@StreamTest
abstract class HazardTest {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    final TestDatabase database;
    private final String schema = "hazard" + SCHEMAS.incrementAndGet();
    private final Map<String, String> queries = new HashMap<>();
    private final List<Connection> others = new ArrayList<>();

    HazardTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    final void createSchema() throws SQLException {
        database.execute("CREATE SCHEMA " + schema, "SET search_path = " + schema + ", public");
    }

    /** What a failed test left open would keep the locks that the next one needs. */
    @AfterEach
    final void closeSessions() throws SQLException {
        for (Connection other : others) {
            other.close();
        }
        if (!database.connection().getAutoCommit()) {
            database.connection().rollback();
            database.connection().setAutoCommit(true);
        }
        database.execute("RESET ALL");
    }

    /** Opens another session on the test's schema. */
    final Session session() throws SQLException {
        Connection connection = database.connect();
        others.add(connection);
        Session session = new Session(connection);
        session.execute("SET search_path = " + schema + ", public");
        return session;
    }

    /** Opens another session and begins a transaction with these statements. */
    final Session begin(String... statements) throws SQLException {
        Session session = session();
        session.execute("BEGIN");
        session.execute(statements);
        return session;
    }

    /** The verbs on another session. */
    final Api api(Session session) {
        return database.api(session.connection());
    }

    final void execute(String... statements) throws SQLException {
        database.execute(statements);
    }

    /** Declares a stream table that must be incremental. */
    final void create(String name, String query) throws SQLException {
        create(name, query, "DIFFERENTIAL");
    }

    /** Declares a stream table. */
    final void create(String name, String query, String mode) throws SQLException {
        database.api().create(name, query, mode);
        declared(name, query);
    }

    /** Notes the query of a stream table that was declared by other means, and compares. */
    final void declared(String name, String query) throws SQLException {
        queries.put(name, query);
        compare(name);
    }

    /** Refreshes and compares. */
    final void refresh(String name) throws SQLException {
        String action = database.api().refresh(name);
        assertThat(Comparison.difference(new Session(database.connection()), name, query(name)))
                .as("%s after a refresh (%s)", name, action)
                .isEmpty();
    }

    /** Refreshes, which must take this action, and compares. */
    final void refresh(String name, String action) throws SQLException {
        assertThat(database.api().refresh(name)).as("action for %s", name).isEqualTo(action);
        compare(name);
    }

    /** Runs writes, each of them a transaction, and refreshes after each by its change alone, and compares. */
    final void follow(List<String> names, String... writes) throws SQLException {
        for (String write : writes) {
            execute(write);
            for (String name : names) {
                assertThat(database.api().refresh(name))
                        .as("action for %s after %s", name, write)
                        .isNotEqualTo("FULL");
                assertThat(Comparison.difference(new Session(database.connection()), name, query(name)))
                        .as("%s after %s", name, write)
                        .isEmpty();
            }
        }
    }

    final void compare(String name) throws SQLException {
        assertThat(Comparison.difference(new Session(database.connection()), name, query(name)))
                .as(name)
                .isEmpty();
    }

    /** Compares the text of the rows. */
    final void compareLooks(String name) throws SQLException {
        assertThat(Comparison.differentLooks(new Session(database.connection()), name, query(name)))
                .as("looks of %s", name)
                .isEmpty();
    }

    /** The error that a verb must end with. */
    static SQLException error(String sqlState, ThrowingCallable verb) {
        SQLException error = catchThrowableOfType(SQLException.class, verb);
        assertThat((Throwable) error).as("an SQLException").isNotNull();
        assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo(sqlState);
        return error;
    }

    private String query(String name) {
        return Objects.requireNonNull(queries.get(name), name);
    }
}
