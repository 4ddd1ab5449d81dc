package dev.pgstream.it.job;

import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** What tests of the job share: a schema for each, and a way to wait for what the job does. */
@StreamTest
@Tag(StreamTest.ATTACHED)
abstract class JobTest {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    final TestDatabase database;
    final String schema = "job" + SCHEMAS.incrementAndGet();

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    JobTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    final void createSchema() throws SQLException {
        database.execute("CREATE SCHEMA " + schema, "SET search_path = " + schema + ", public");
    }

    /** Starts a worker in this process, on the test's database; it is stopped at the test's end. */
    final RunningWorker work() {
        return closed(RunningWorker.on(database.url()));
    }

    /** Has something closed at the test's end. */
    final <T extends AutoCloseable> T closed(T resource) {
        resources.push(resource);
        return resource;
    }

    /** Workers of later tests would go on with what this one leaves. */
    @AfterEach
    final void cleanUp() throws Exception {
        while (!resources.isEmpty()) {
            resources.pop().close();
        }
        for (List<@Nullable String> name :
                database.rows("SELECT relid::regclass::text FROM pgstream.pgs_stream_tables ORDER BY pgs_id DESC")) {
            database.api().drop(String.valueOf(name.get(0)), true);
        }
        database.execute("DROP SCHEMA " + schema + " CASCADE");
    }

    final void execute(String... statements) throws SQLException {
        database.execute(statements);
    }

    /** Declares a filled stream table. */
    final void create(String name, @Nullable String schedule, String query) throws SQLException {
        database.api().create(name, query, schedule, "AUTO", true);
    }

    /** Waits until a query has this one value. */
    final void await(String query, String expected) {
        Eventually.until(expected + " from " + query, () -> expected.equals(database.value(query)));
    }

    /** Waits until a stream table is what its query says. */
    final void awaitVerified(String name) {
        Eventually.until(name + " is up to date", () -> database.api().verify(name) == 0);
    }
}
