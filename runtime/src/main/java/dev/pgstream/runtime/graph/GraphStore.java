package dev.pgstream.runtime.graph;

import dev.pgstream.engine.dag.StreamNode;
import dev.pgstream.runtime.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the stream tables with all that their refreshes are planned by, in one query. */
public final class GraphStore {

    /** Views are inlined, so what they read is among the sources. A stream table whose table is gone can't be refreshed. */
    private static final String ROWS = """
            SELECT s.pgs_id, s.relid::bigint, format('%I.%I', n.nspname, c.relname), s.schedule, s.consistency,
                   s.settings ->> 'TimeZone', s.status IN ('ACTIVE', 'INITIALIZING'),
                   s.effective_mode = 'DIFFERENTIAL', d.sources
            FROM pgstream.pgs_stream_tables s
            JOIN pg_class c ON c.oid = s.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN (SELECT pgs_id, array_agg(source_relid::bigint ORDER BY source_relid)::text AS sources
                       FROM pgstream.pgs_dependencies WHERE kind <> 'view' GROUP BY pgs_id) d USING (pgs_id)
            ORDER BY s.pgs_id""";

    private final Session session;

    public GraphStore(Session session) {
        this.session = session;
    }

    /** Returns all stream tables of the database. */
    public List<StreamNode> nodes() throws SQLException {
        return rows().stream().map(GraphRow::node).toList();
    }

    /** The same as the catalog has it. */
    public List<GraphRow> rows() throws SQLException {
        return session.list(ROWS, GraphStore::read);
    }

    private static GraphRow read(ResultSet row) throws SQLException {
        return new GraphRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getString(9));
    }
}
