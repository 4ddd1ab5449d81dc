package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.IndexNames;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import java.sql.SQLException;
import java.util.Map;

/**
 * Gives a stored table other hidden columns or other indexes, and fills it anew. The user's columns stay: PostgreSQL lets
 * no source change under the definition view in a way that would alter them.
 */
final class Reshaper {

    private final Session session;
    private final Target target;
    private final Compilation.Result compiled;
    private final IndexNames names;

    Reshaper(Session session, Target target, Compilation.Result compiled) {
        this.session = session;
        this.target = target;
        this.compiled = compiled;
        this.names = IndexNames.of(target);
    }

    /** Does nothing where columns and indexes are as they should be. */
    void reshape() throws SQLException {
        TableShape needed = needed();
        TableShape present = TableShape.of(session, target.table(), names);
        if (present.equals(needed)) {
            return;
        }
        Program program = compiled.program();
        StoredTable table = new StoredTable(session, target.table(), program.storage());
        table.dropIndexesAndCheck(names);
        FrontierStore frontiers = new FrontierStore(session);
        frontiers.admitWriter(target.pgsId());
        session.execute("DELETE FROM " + target.table().sql());
        alterColumns(present.columns(), needed.columns());
        session.execute(OwnChanges.marking(program.fill(), target.pgsId(), compiled.buffers()));
        table.addCheck();
        table.addIndexes(program.indexes(), names);
        table.analyze();
        frontiers.dismissWriter(target.pgsId());
    }

    private void alterColumns(Map<String, String> present, Map<String, String> needed) throws SQLException {
        String alter = "ALTER TABLE " + target.table().sql() + " ";
        for (Map.Entry<String, String> column : present.entrySet()) {
            if (isHidden(column.getKey()) && !column.getValue().equals(needed.get(column.getKey()))) {
                session.execute(alter + "DROP COLUMN " + Identifier.quote(column.getKey()));
            }
        }
        Map<String, String> kept = TableShape.of(session, target.table(), names).columns();
        for (StoredColumn column : compiled.program().storage().columns()) {
            String name = Identifier.quote(column.name());
            session.execute(alter
                    + (kept.containsKey(column.name())
                            ? "ALTER COLUMN " + name + " DROP NOT NULL"
                            : "ADD COLUMN " + name + " " + needed.get(column.name())));
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
            StoredTable table = new StoredTable(session, probe, program.storage());
            table.create(program.state());
            table.addIndexes(program.indexes(), names);
            return TableShape.of(session, probe, names);
        });
    }
}
