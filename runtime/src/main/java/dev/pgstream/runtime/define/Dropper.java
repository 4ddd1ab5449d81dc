package dev.pgstream.runtime.define;

import dev.pgstream.engine.dag.DependencyGraph;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.run.RefreshLock;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.ApplyFunctions;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drops stream tables with everything that was generated for them. */
public final class Dropper {

    private final Session session;
    private final StreamTableStore tables;

    public Dropper(Session session) {
        this.session = session;
        this.tables = new StreamTableStore(session);
    }

    /**
     * Drops a stream table.
     *
     * @param cascade whether to drop stream tables and views that read it as well
     */
    public void drop(String name, boolean cascade) throws SQLException {
        StreamTable table = tables.owned(name);
        List<StreamTable> readers = readers(table);
        if (!readers.isEmpty() && !cascade) {
            throw new PgStreamException(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "stream table " + table.name() + " is read by "
                            + String.join(
                                    ", ",
                                    readers.stream().map(r -> r.name().sql()).toList())
                            + "; drop them first or use cascade => true");
        }
        for (StreamTable reader : readers) {
            remove(reader, true);
        }
        remove(table, cascade);
        new CaptureInstaller(session).removeUnused();
    }

    private List<StreamTable> readers(StreamTable table) throws SQLException {
        List<StreamTable> readers = new ArrayList<>();
        for (Long relid : new DependencyGraph(tables.reads()).readersOf(table.relid())) {
            Optional<StreamTable> reader = tables.byRelation(relid);
            reader.ifPresent(readers::add);
        }
        return readers;
    }

    private void remove(StreamTable named, boolean cascade) throws SQLException {
        StreamTable table = RefreshLock.take(session, named.name().sql());
        // First, so that the event trigger of tables that are dropped by hand finds nothing to do.
        tables.delete(table.id());
        session.execute("DROP TABLE " + table.name().sql() + (cascade ? " CASCADE" : ""));
        session.execute("DROP VIEW IF EXISTS " + table.definition().sql());
        new AuxiliaryTables(session, table.target()).drop();
        new ApplyFunctions(session).drop(table.id());
    }
}
