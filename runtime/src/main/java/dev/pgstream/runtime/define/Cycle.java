package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.dag.DependencyGraph;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stream tables that would read each other in a circle. A new one can't make that; a new query can, and so can a view that
 * is replaced by one that reads what reads it.
 */
final class Cycle {

    private Cycle() {}

    /**
     * Checks what a stream table is about to read.
     *
     * @throws PgStreamException if it would then read itself, directly or through others, whom it names
     */
    static void refuse(Session session, StreamTable table, List<SourceTable> sources) throws SQLException {
        List<Long> oids = sources.stream().map(SourceTable::oid).toList();
        StreamTableStore tables = new StreamTableStore(session);
        Optional<List<Long>> cycle = new DependencyGraph(tables.reads()).cycle(table.relid(), oids);
        if (cycle.isPresent()) {
            List<String> names = new ArrayList<>();
            for (Long oid : cycle.get()) {
                names.add(tables.byRelation(oid).orElse(table).name().toString());
            }
            throw new PgStreamException(
                    ErrorCode.INVALID_RECURSION,
                    "its query would read itself: " + String.join(" → ", names)
                            + " (each is read by the next); let it read other tables");
        }
    }
}
