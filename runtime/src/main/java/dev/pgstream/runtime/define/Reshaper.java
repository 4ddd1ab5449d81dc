package dev.pgstream.runtime.define;

import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a stored table other hidden columns or another key, and fills it anew. The user's columns stay: PostgreSQL lets no
 * source change under the definition view in a way that would alter them.
 */
final class Reshaper {

    private final Session session;
    private final Target target;
    private final Compilation.Result compiled;
    private final Storage storage;

    Reshaper(Session session, Target target, Compilation.Result compiled) {
        this.session = session;
        this.target = target;
        this.compiled = compiled;
        this.storage = compiled.program().storage();
    }

    /** Does nothing where columns and key are as they should be. */
    void reshape() throws SQLException {
        Map<String, String> needed = neededColumns();
        Map<String, String> present = columns(target.table().sql());
        if (present.equals(needed)
                && keyColumns()
                        .equals(storage.key().orElse(List.of()).stream()
                                .sorted()
                                .toList())) {
            return;
        }
        String alter = "ALTER TABLE " + target.table().sql() + " ";
        session.executeAll(session.list(
                "SELECT conname FROM pg_constraint WHERE conrelid = CAST(? AS regclass) AND conname IN (?, ?)",
                row -> alter + "DROP CONSTRAINT " + Identifier.quote(row.getString(1)),
                target.table().sql(),
                TableBuilder.keyName(target),
                StoredTable.CHECK));
        session.executeAll(session.list(
                "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " WHERE i.indrelid = CAST(? AS regclass) AND starts_with(c.relname, ?)",
                row -> "DROP INDEX " + row.getString(1),
                target.table().sql(),
                TableBuilder.indexPrefix(target)));
        FrontierStore frontiers = new FrontierStore(session);
        frontiers.admitWriter(target.pgsId());
        session.execute("DELETE FROM " + target.table().sql());
        for (Map.Entry<String, String> column : present.entrySet()) {
            if (isHidden(column.getKey()) && !column.getValue().equals(needed.get(column.getKey()))) {
                session.execute(alter + "DROP COLUMN " + Identifier.quote(column.getKey()));
                present = columns(target.table().sql());
            }
        }
        for (StoredColumn column : storage.columns()) {
            if (!present.containsKey(column.name())) {
                session.execute(
                        alter + "ADD COLUMN " + Identifier.quote(column.name()) + " " + needed.get(column.name()));
            }
        }
        Program program = compiled.program();
        session.execute(OwnChanges.marking(program.fill(), target.pgsId(), compiled.buffers()));
        TableBuilder builder = new TableBuilder(session, target, program);
        builder.addCheck();
        builder.addKey();
        builder.addIndexes();
        frontiers.dismissWriter(target.pgsId());
    }

    private static boolean isHidden(String column) {
        return column.startsWith(Identifier.RESERVED_PREFIX);
    }

    /** The columns as the server would make them for the new state. */
    private Map<String, String> neededColumns() throws SQLException {
        String probe = ChangeBuffer.SCHEMA + ".reshape_" + target.pgsId();
        return session.andUndo(() -> {
            session.execute(
                    "CREATE TABLE " + probe + " AS " + compiled.program().state() + " WITH NO DATA");
            return columns(probe);
        });
    }

    private Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        session.list(
                "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped",
                row -> columns.put(row.getString(1), row.getString(2)),
                table);
        return columns;
    }

    /** The columns of the key that pg_stream made, in alphabetical order; users may have keys of their own. */
    private List<String> keyColumns() throws SQLException {
        return session
                .list(
                        "SELECT a.attname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid"
                                + " AND a.attnum = ANY (c.conkey) WHERE c.conrelid = CAST(? AS regclass) AND c.conname = ?",
                        row -> row.getString(1),
                        target.table().sql(),
                        TableBuilder.keyName(target))
                .stream()
                .sorted()
                .toList();
    }
}
