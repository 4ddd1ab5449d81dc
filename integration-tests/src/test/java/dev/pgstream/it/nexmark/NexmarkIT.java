package dev.pgstream.it.nexmark;

import dev.pgstream.datasets.nexmark.Nexmark;
import dev.pgstream.datasets.nexmark.NexmarkQueries;
import dev.pgstream.it.dataset.MaintainedQueries;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** All queries at once over a growing stream, some of which is corrected and withdrawn later. */
@StreamTest
class NexmarkIT {

    /** Queries that may still be computed in full. */
    private static final Set<String> EXPECTED_FULL = Set.of();

    private static final int AT_FIRST = 1000;
    private static final int EACH_ROUND = 200;
    private static final int LATE = 5;

    private final TestDatabase database;

    NexmarkIT(TestDatabase database) {
        this.database = database;
    }

    @TestFactory
    Stream<DynamicNode> bidsWithoutKey() throws SQLException {
        return rounds("without_key", false);
    }

    @TestFactory
    Stream<DynamicNode> bidsWithKey() throws SQLException {
        return rounds("with_key", true);
    }

    private Stream<DynamicNode> rounds(String schema, boolean bidsHaveKey) throws SQLException {
        long seed = Oracle.seed();
        database.execute("CREATE SCHEMA " + schema, "SET search_path = " + schema);
        Nexmark nexmark = new Nexmark(database.connection(), seed);
        nexmark.createTables(bidsHaveKey);
        nexmark.next(AT_FIRST);
        database.execute("ANALYZE");
        MaintainedQueries queries = new MaintainedQueries(database, NexmarkQueries.ALL, EXPECTED_FULL);
        return Stream.of(
                queries.created(),
                queries.round("events (seed " + seed + ")", () -> nexmark.next(EACH_ROUND)),
                queries.round("repeated bids", () -> nexmark.nextWithRepeats(EACH_ROUND)),
                queries.round("corrections", () -> nexmark.correct(LATE)),
                queries.round("withdrawals", () -> nexmark.withdraw(LATE)),
                queries.round("nothing", () -> {}),
                queries.round("all", () -> all(nexmark)),
                queries.round("all again", () -> all(nexmark)),
                queries.changed());
    }

    private static void all(Nexmark nexmark) throws SQLException {
        nexmark.nextWithRepeats(EACH_ROUND);
        nexmark.correct(LATE);
        nexmark.next(EACH_ROUND);
        nexmark.withdraw(LATE);
        nexmark.correct(LATE);
    }
}
