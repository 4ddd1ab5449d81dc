package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Auxiliary;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.IndexNames;
import dev.pgstream.engine.program.lookup.StoredIndex;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** The tables beside a stream table that keep nested groups. */
final class AuxiliaryTables {

    private final Session session;
    private final Target target;

    AuxiliaryTables(Session session, Target target) {
        this.session = session;
        this.target = target;
    }

    /** Creates them, empty, in place of those before. */
    void create(Program program) throws SQLException {
        drop();
        for (Auxiliary table : program.auxiliaries()) {
            StoredTable stored = new StoredTable(session, table.table(), table.storage());
            stored.create(table.state());
            stored.addIndexes(StoredIndex.of(table.storage()), IndexNames.ofAuxiliary(table.table()));
        }
    }

    void drop() throws SQLException {
        for (QualifiedName table : tables()) {
            session.execute("DROP TABLE " + table.sql());
        }
    }

    /** Tells the planner of their rows. */
    void analyze() throws SQLException {
        for (QualifiedName table : tables()) {
            session.execute("ANALYZE " + table.sql());
        }
    }

    void setOwner(String owner) throws SQLException {
        for (QualifiedName table : tables()) {
            session.execute("ALTER TABLE " + table.sql() + " OWNER TO " + owner);
        }
    }

    private List<QualifiedName> tables() throws SQLException {
        return session.list(
                "SELECT relname FROM pg_class WHERE relnamespace = CAST(? AS regnamespace) AND relkind = 'r'"
                        + " AND starts_with(relname, ?)",
                row -> new QualifiedName(ChangeBuffer.SCHEMA, row.getString(1)),
                ChangeBuffer.SCHEMA,
                target.auxiliaryPrefix());
    }
}
