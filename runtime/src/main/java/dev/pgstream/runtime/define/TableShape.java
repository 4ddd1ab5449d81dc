package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.lookup.IndexNames;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stored table looks like on the server.
 *
 * @param columns types by name
 * @param indexes what the indexes that pg_stream made are on, in the order of their names; users may have some of their own
 */
record TableShape(Map<String, String> columns, List<String> indexes) {

    TableShape {
        columns = Map.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    static TableShape of(Session session, QualifiedName table, IndexNames names) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        session.list(
                "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped",
                row -> columns.put(row.getString(1), row.getString(2)),
                table.sql());
        List<String> indexes = session.list("""
                SELECT concat_ws(' ', c.relname, i.indisprimary, i.indisunique, (
                  SELECT string_agg(pg_get_indexdef(i.indexrelid, n, false), ', ' ORDER BY n)
                  FROM generate_series(1, i.indnkeyatts) AS n))
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = CAST(? AS regclass) AND (c.relname = ? OR starts_with(c.relname, ?)) ORDER BY c.relname""", row -> row.getString(1), table.sql(), names.key(), names.prefix());
        return new TableShape(columns, indexes);
    }
}
