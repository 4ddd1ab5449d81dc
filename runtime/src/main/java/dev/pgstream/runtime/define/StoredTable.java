package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.lookup.IndexNames;
import dev.pgstream.engine.program.lookup.StoredIndex;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** The DDL of a table that refreshes fill and change. */
final class StoredTable {

    private static final String CHECK = "pgs_count_check";

    /** Groups are updated in place again and again; room in each page keeps such updates off the indexes. */
    private static final String ROOM = "fillfactor = 70";

    private final Session session;
    private final QualifiedName name;
    private final Storage storage;

    StoredTable(Session session, QualifiedName name, Storage storage) {
        this.session = session;
        this.name = name;
        this.storage = storage;
    }

    /** Creates the empty table, its columns' types as the server infers them. */
    void create(String state) throws SQLException {
        String options = storage.count().isPresent() ? " WITH (" + ROOM + ")" : "";
        session.execute("CREATE TABLE " + name.sql() + options + " AS " + state + " WITH NO DATA");
        addCheck();
    }

    /** Gives an empty table that has the columns already the rest of what {@link #create} gives. */
    void adopt() throws SQLException {
        if (storage.count().isPresent()) {
            session.execute("ALTER TABLE " + name.sql() + " SET (" + ROOM + ")");
        }
        addCheck();
    }

    void addCheck() throws SQLException {
        if (storage.count().isPresent()) {
            boolean grouped = !storage.key().orElse(List.of()).isEmpty();
            session.execute("ALTER TABLE " + name.sql() + " ADD CONSTRAINT " + CHECK + " CHECK ("
                    + Identifier.quote(storage.count().get()) + (grouped ? " > 0)" : " >= 0)"));
        }
    }

    void addIndexes(List<StoredIndex> indexes, IndexNames names) throws SQLException {
        session.executeAll(names.create(name, indexes));
    }

    /** Takes back what {@link #addCheck} and {@link #addIndexes} did, also for another storage. */
    void dropIndexesAndCheck(IndexNames names) throws SQLException {
        for (String constraint : List.of(CHECK, names.key())) {
            session.execute("ALTER TABLE " + name.sql() + " DROP CONSTRAINT IF EXISTS " + constraint);
        }
        session.executeAll(session.list(
                "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " WHERE i.indrelid = CAST(? AS regclass) AND starts_with(c.relname, ?)",
                row -> "DROP INDEX " + row.getString(1),
                name.sql(),
                names.prefix()));
    }

    /** Tells the planner of the rows, so that it finds few of many by an index. */
    void analyze() throws SQLException {
        session.execute("ANALYZE " + name.sql());
    }
}
