package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The indexes of a table, those apart that pg_stream or a constraint made: one goes with any of its columns. */
final class UserIndexes {

    private static final String UNDEFINED_COLUMN = "42703";

    private final Session session;
    private final QualifiedName table;
    private final Map<String, String> definitions;

    private UserIndexes(Session session, QualifiedName table, Map<String, String> definitions) {
        this.session = session;
        this.table = table;
        this.definitions = definitions;
    }

    /** Those that a table has now. */
    static UserIndexes of(Session session, QualifiedName table) throws SQLException {
        return new UserIndexes(session, table, read(session, table));
    }

    private static Map<String, String> read(Session session, QualifiedName table) throws SQLException {
        Map<String, String> definitions = new LinkedHashMap<>();
        session.list(
                "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
                        + " JOIN pg_class c ON c.oid = i.indexrelid"
                        + " WHERE i.indrelid = CAST(? AS regclass) AND NOT starts_with(c.relname, 'pgs_')"
                        + " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)"
                        + " ORDER BY i.indexrelid",
                row -> definitions.put(row.getString(1), row.getString(2)),
                table.sql());
        return definitions;
    }

    /** Creates those again that went with a column which is there again; the others have gone with theirs. */
    void restore() throws SQLException {
        Map<String, String> left = read(session, table);
        for (Map.Entry<String, String> index : definitions.entrySet()) {
            if (!left.containsKey(index.getKey())) {
                restore(index.getValue());
            }
        }
    }

    private void restore(String definition) throws SQLException {
        try {
            session.inSavepoint(() -> session.execute(definition));
        } catch (SQLException e) {
            if (!UNDEFINED_COLUMN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
