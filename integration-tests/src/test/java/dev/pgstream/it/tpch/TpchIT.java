package dev.pgstream.it.tpch;

import dev.pgstream.datasets.tpch.Generator;
import dev.pgstream.datasets.tpch.Scale;
import dev.pgstream.datasets.tpch.Table;
import dev.pgstream.datasets.tpch.TpchData;
import dev.pgstream.datasets.tpch.TpchQueries;
import dev.pgstream.datasets.tpch.change.TpchChanges;
import dev.pgstream.it.dataset.MaintainedQueries;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** All 22 queries at once, on one load; none of them may be computed in full. */
@StreamTest
class TpchIT {

    private static final Scale SCALE = new Scale(0.01);

    @TestFactory
    Stream<DynamicNode> staysEqualToItsQuery(TestDatabase database) throws SQLException {
        long seed = Oracle.seed();
        TpchChanges changes = new TpchChanges(load(database), seed);
        MaintainedQueries queries = new MaintainedQueries(database, TpchQueries.ALL, Set.of());
        return Stream.of(
                        Stream.of(queries.created()),
                        Rounds.of(SCALE).stream()
                                .map(round -> queries.round(
                                        round.name() + " (seed " + seed + ")",
                                        () -> round.changes().run(changes))),
                        Stream.of(queries.changed()))
                .flatMap(nodes -> nodes);
    }

    private static TpchData load(TestDatabase database) throws SQLException {
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
}
