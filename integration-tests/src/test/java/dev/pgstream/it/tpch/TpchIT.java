package dev.pgstream.it.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pgstream.datasets.tpch.Generator;
import dev.pgstream.datasets.tpch.Scale;
import dev.pgstream.datasets.tpch.Table;
import dev.pgstream.datasets.tpch.TpchData;
import dev.pgstream.datasets.tpch.TpchQuery;
import dev.pgstream.datasets.tpch.change.TpchChanges;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Comparison;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** All 22 queries at once, on one load: maintained by changes, and equal to their queries after each round. */
@StreamTest
class TpchIT {

    /** Queries that are still computed in full; the others must never be. */
    private static final Set<String> EXPECTED_FULL =
            Set.of("q02", "q03", "q10", "q18", "q21");

    private static final Scale SCALE = new Scale(0.01);

    private final TestDatabase database;
    private final Session session;
    private final Contents contents;

    TpchIT(TestDatabase database) {
        this.database = database;
        this.session = new Session(database.connection());
        this.contents = new Contents(session);
    }

    @TestFactory
    Stream<DynamicNode> staysEqualToItsQuery() throws SQLException {
        long seed = Oracle.seed();
        TpchChanges changes = new TpchChanges(load(), seed);
        // One changed row of region is a fifth of it, for which AUTO would compute everything anew.
        database.execute("SET pg_stream.differential_max_change_ratio = 1000");
        for (TpchQuery query : TpchQuery.ALL) {
            database.api().create(query.name(), query.sql());
        }
        return Stream.of(
                        Stream.of(dynamicContainer("created", tests(this::checkMode))),
                        Rounds.of(SCALE).stream().map(round -> round(round, changes, seed)),
                        Stream.of(dynamicContainer("contents (seed " + seed + ")", tests(this::checkContents))))
                .flatMap(nodes -> nodes);
    }

    private DynamicNode round(Rounds.Round round, TpchChanges changes, long seed) {
        return dynamicContainer(
                round.name() + " (seed " + seed + ")",
                Stream.concat(
                        Stream.of(dynamicTest("changes", () -> change(round, changes))),
                        tests(this::refreshAndCompare)));
    }

    private static Stream<DynamicNode> tests(Check check) {
        return TpchQuery.ALL.stream().map(query -> dynamicTest(query.name(), () -> check.run(query)));
    }

    private TpchData load() throws SQLException {
        TpchData data = new TpchData(database.connection(), Generator.quick(SCALE), Rounds.inserted(SCALE));
        for (Table table : Table.values()) {
            data.load(table, rows -> {});
            data.addPrimaryKey(table);
            data.addIndexes(table);
            data.vacuum(table);
        }
        data.addForeignKeys();
        return data;
    }

    private void change(Rounds.Round round, TpchChanges changes) throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        round.changes().run(changes);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void checkMode(TpchQuery query) throws SQLException {
        String mode = "SELECT concat_ws(': ', effective_mode, mode_reason) FROM pgstream.stream_tables_info"
                + " WHERE table_name = '" + query.name() + "'";
        if (!EXPECTED_FULL.contains(query.name())) {
            assertThat(database.value(mode)).isEqualTo("DIFFERENTIAL");
        }
        assertEqual(query);
    }

    private void refreshAndCompare(TpchQuery query) throws SQLException {
        String action = database.api().refresh(query.name());
        if (!EXPECTED_FULL.contains(query.name())) {
            assertThat(action).isNotEqualTo("FULL");
        }
        assertEqual(query);
    }

    private void checkContents(TpchQuery query) {
        assertThat(contents.different(query.name())).as("different contents").isGreaterThan(1);
    }

    private void assertEqual(TpchQuery query) throws SQLException {
        contents.remember(query.name());
        assertThat(Comparison.difference(session, query.name(), query.sql())).isEmpty();
    }

    /** What is asked of each query. */
    @FunctionalInterface
    private interface Check {
        void run(TpchQuery query) throws SQLException;
    }
}
