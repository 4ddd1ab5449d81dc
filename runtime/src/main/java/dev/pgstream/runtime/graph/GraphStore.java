package dev.pgstream.runtime.graph;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.dag.StreamNode;
import dev.pgstream.engine.schedule.Schedule;
import dev.pgstream.engine.schedule.TimeZones;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Reads the stream tables with all that their refreshes are planned by, in one query. */
public final class GraphStore {

    /** Views are inlined, so what they read is among the sources. A stream table whose table is gone can't be refreshed. */
    private static final String NODES = """
            SELECT s.pgs_id, s.relid::bigint, n.nspname, c.relname, s.schedule, s.consistency,
                   s.settings ->> 'TimeZone', s.status IN ('ACTIVE', 'INITIALIZING'), d.sources
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
        return session.list(NODES, GraphStore::read);
    }

    private static StreamNode read(ResultSet row) throws SQLException {
        return new StreamNode(
                row.getLong(1),
                row.getLong(2),
                new QualifiedName(row.getString(3), row.getString(4)).sql(),
                Set.copyOf(NumberArray.parse(row.getString(9))),
                Consistency.parse(row.getString(6)),
                Schedule.parse(row.getString(5)),
                TimeZones.find(String.valueOf(row.getString(7))).orElse(ZoneOffset.UTC),
                row.getBoolean(8));
    }
}
