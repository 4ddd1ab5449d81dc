package dev.pgstream.it.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pgstream.datasets.Query;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Comparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.function.Executable;

/**
 * The stream tables of some queries, named like them, in the first schema of the search path: created in mode AUTO, they
 * must be incremental, stay so in each refresh, and be equal to their queries after it.
 */
public final class MaintainedQueries {

    private static final String MODE = """
            SELECT concat_ws(': ', effective_mode, mode_reason) FROM pgstream.stream_tables_info
            WHERE schema_name = current_schema() AND table_name = '%s'
            """;

    private final TestDatabase database;
    private final List<Query> queries;
    private final Set<String> expectedFull;
    private final Session session;
    private final Contents contents;

    /**
     * Creates the stream tables.
     *
     * @param expectedFull names of queries that may be computed in full
     */
    public MaintainedQueries(TestDatabase database, List<Query> queries, Set<String> expectedFull) throws SQLException {
        this.database = database;
        this.queries = List.copyOf(queries);
        this.expectedFull = Set.copyOf(expectedFull);
        this.session = new Session(database.connection());
        this.contents = new Contents(session);
        // AUTO would compute some anew, for a small table changes by more than a tenth in a round.
        for (Query query : queries) {
            database.api()
                    .create(query.name(), query.sql(), expectedFull.contains(query.name()) ? "AUTO" : "DIFFERENTIAL");
        }
    }

    /** Checks of what has been created. */
    public DynamicNode created() {
        return dynamicContainer("created", tests(this::checkMode));
    }

    /** A transaction of changes, then a refresh of each stream table and its comparison. */
    public DynamicNode round(String name, Executable changes) {
        return dynamicContainer(
                name,
                Stream.concat(
                        Stream.of(dynamicTest("changes", () -> change(changes))), tests(this::refreshAndCompare)));
    }

    /**
     * To come last: nearly all stream tables have changed now and then, so that the comparisons were not about nothing. The
     * random changes may leave one with a handful of rows as it is.
     */
    public DynamicNode changed() {
        return dynamicTest(
                "changed",
                () -> assertThat(queries.stream().map(Query::name).filter(name -> contents.different(name) < 2))
                        .as("stream tables that never changed")
                        .hasSizeLessThanOrEqualTo(queries.size() / 5));
    }

    private Stream<DynamicNode> tests(Check check) {
        return queries.stream().map(query -> dynamicTest(query.name(), () -> check.run(query)));
    }

    private void change(Executable changes) throws Throwable {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        try {
            changes.execute();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void checkMode(Query query) throws SQLException {
        if (!expectedFull.contains(query.name())) {
            assertThat(database.value(MODE.formatted(query.name()))).isEqualTo("DIFFERENTIAL");
        }
        compare(query);
    }

    private void refreshAndCompare(Query query) throws SQLException {
        String action = database.api().refresh(query.name());
        if (!expectedFull.contains(query.name())) {
            assertThat(action).isNotEqualTo("FULL");
        }
        compare(query);
    }

    private void compare(Query query) throws SQLException {
        contents.remember(query.name());
        assertThat(Comparison.difference(session, query.name(), query.sql())).isEmpty();
    }

    /** What is asked of each query. */
    @FunctionalInterface
    private interface Check {
        void run(Query query) throws SQLException;
    }
}
