package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.lookup.IndexNames;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a stored table looks like on the server.
 *
 * @param columns types by name
 * @param indexes what the indexes that pg_stream made are on, in the order of their names; users may have some of their own
 */
record TableShape(Map<String, String> columns, List<String> indexes) {

    TableShape {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        indexes = List.copyOf(indexes);
    }

    /**
     * Whether a table has this shape, apart from columns that its users added.
     *
     * @param former names of the columns that another query had
     */
    boolean isIn(TableShape present, Set<String> former) {
        Map<String, String> ours = new HashMap<>(present.columns);
        ours.keySet()
                .removeIf(name -> !columns.containsKey(name)
                        && !former.contains(name)
                        && !name.startsWith(Identifier.RESERVED_PREFIX));
        return indexes.equals(present.indexes) && columns.equals(ours);
    }

    static TableShape of(Session session, QualifiedName table, IndexNames names) throws SQLException {
        Map<String, String> columns = columns(session, table);
        List<String> indexes = session.list("""
                SELECT concat_ws(' ', c.relname, i.indisprimary, i.indisunique, (
                  SELECT string_agg(pg_get_indexdef(i.indexrelid, n, false), ', ' ORDER BY n)
                  FROM generate_series(1, i.indnkeyatts) AS n))
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = CAST(? AS regclass) AND (c.relname = ? OR starts_with(c.relname, ?)) ORDER BY c.relname""", row -> row.getString(1), table.sql(), names.key(), names.prefix());
        return new TableShape(columns, indexes);
    }

    /** Types by name, collations included. */
    static Map<String, String> columns(Session session, QualifiedName table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        session.list("""
                SELECT a.attname, format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation <> t.typcollation
                         THEN (SELECT format(' COLLATE %I.%I', n.nspname, c.collname)
                               FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
                               WHERE c.oid = a.attcollation) ELSE '' END
                FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attnum""", row -> columns.put(row.getString(1), row.getString(2)), table.sql());
        return columns;
    }
}
