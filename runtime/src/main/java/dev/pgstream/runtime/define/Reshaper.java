package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.IndexNames;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives a stored table other columns or other indexes, and fills it anew. What users have hung on it stays, and so do
 * columns that they added. What may call their functions has the rights of the table's owner; indexes are built with these
 * in any case, but to add them takes a right on the schema, too.
 */
final class Reshaper {

    private final Session session;
    private final Session restricted;
    private final Target target;
    private final Compilation.Result compiled;
    private final IndexNames names;

    Reshaper(Session session, Target target, Compilation.Result compiled) {
        this.session = session;
        this.restricted = session.asOwnerOf(target.pgsId());
        this.target = target;
        this.compiled = compiled;
        this.names = IndexNames.of(target);
    }

    /** Does nothing where columns and indexes are as they should be. */
    void reshape() throws SQLException {
        if (restructure(Set.of())) {
            refill();
        }
    }

    /**
     * Empties the table and gives it the columns, without indexes and with nothing but what it has; does nothing where columns
     * and indexes are as they should be.
     *
     * @param former names of the columns that another query had; the table may have others, which are its users'
     * @return whether the table was changed, and is to be filled
     */
    boolean restructure(Set<String> former) throws SQLException {
        TableShape needed = needed();
        TableShape present = TableShape.of(session, target.table(), names);
        if (needed.isIn(present, former)) {
            return false;
        }
        new FrontierStore(session).admitWriter(target.pgsId());
        stored().dropIndexesAndCheck(names);
        restricted.execute("DELETE FROM " + target.table().sql());
        alterColumns(present.columns(), needed.columns(), former);
        return true;
    }

    /** Fills the empty table, and gives it its indexes. */
    void refill() throws SQLException {
        restricted.execute(OwnChanges.marking(compiled.program().fill(), target.pgsId(), compiled.buffers()));
        furnish();
        new FrontierStore(session).dismissWriter(target.pgsId());
    }

    /** Gives the table what it has besides columns and rows. */
    void furnish() throws SQLException {
        StoredTable table = stored();
        table.adopt();
        table.addIndexes(compiled.program().indexes(), names);
        table.analyze();
    }

    private StoredTable stored() {
        return new StoredTable(session, target.table(), compiled.program().storage());
    }

    /** Hidden columns come last. */
    private void alterColumns(Map<String, String> present, Map<String, String> needed, Set<String> former)
            throws SQLException {
        String alter = "ALTER TABLE " + target.table().sql() + " ";
        boolean more = needed.keySet().stream().anyMatch(name -> !isHidden(name) && !present.containsKey(name));
        for (Map.Entry<String, String> column : present.entrySet()) {
            String name = column.getKey();
            boolean ours = isHidden(name) || former.contains(name);
            if (ours && ((more && isHidden(name)) || !column.getValue().equals(needed.get(name)))) {
                refuseIfRead(name);
                restricted.execute(alter + "DROP COLUMN " + Identifier.quote(name));
            }
        }
        Map<String, String> kept = TableShape.columns(session, target.table());
        for (StoredColumn column : compiled.program().storage().columns()) {
            String name = Identifier.quote(column.name());
            restricted.execute(alter
                    + (kept.containsKey(column.name())
                            ? "ALTER COLUMN " + name + " DROP NOT NULL"
                            : "ADD COLUMN " + name + " " + needed.get(column.name())));
        }
    }

    /** The server would name the views that hold their queries. */
    private void refuseIfRead(String column) throws SQLException {
        List<String> readers =
                session.list("""
                SELECT DISTINCT s.relid::text FROM pg_depend d
                JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                JOIN pg_rewrite r ON r.oid = d.objid
                JOIN pgstream.pgs_stream_tables s ON s.definition = r.ev_class
                WHERE d.classid = CAST('pg_rewrite' AS regclass) AND d.refclassid = CAST('pg_class' AS regclass)
                  AND d.refobjid = CAST(? AS regclass) AND a.attname = ? ORDER BY 1""", row -> row.getString(1), target.table().sql(), column);
        if (!readers.isEmpty()) {
            throw new PgStreamException(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "its column " + Identifier.quote(column) + " would go or get another type, and is read by "
                            + String.join(", ", readers) + "; alter or drop them first");
        }
    }

    private static boolean isHidden(String column) {
        return column.startsWith(Identifier.RESERVED_PREFIX);
    }

    /** What the server would make of the new state. */
    private TableShape needed() throws SQLException {
        QualifiedName probe = new QualifiedName(ChangeBuffer.SCHEMA, "reshape_" + target.pgsId());
        Program program = compiled.program();
        return session.andUndo(() -> {
            StoredTable table = new StoredTable(restricted, probe, program.storage());
            table.create(program.state());
            table.addIndexes(program.indexes(), names);
            return TableShape.of(session, probe, names);
        });
    }
}
