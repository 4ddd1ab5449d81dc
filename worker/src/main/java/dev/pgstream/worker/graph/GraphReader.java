package dev.pgstream.worker.graph;

import dev.pgstream.engine.dag.DependencyGraph;
import dev.pgstream.engine.dag.Grouping;
import dev.pgstream.engine.dag.RefreshGroup;
import dev.pgstream.engine.dag.StreamNode;
import dev.pgstream.runtime.graph.GraphStore;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the graph of a database. */
public final class GraphReader {

    private static final String STREAM_TABLES = """
            SELECT s.pgs_id, format('%I.%I', n.nspname, c.relname) AS name, s.status, s.effective_mode,
                   coalesce(s.schedule, 'manual') AS schedule
            FROM pgstream.pgs_stream_tables s
            JOIN pg_class c ON c.oid = s.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace""";

    private static final String OTHERS = """
            SELECT DISTINCT d.source_relid::bigint AS relid, format('%I.%I', n.nspname, c.relname) AS name, d.kind
            FROM pgstream.pgs_dependencies d
            JOIN pg_class c ON c.oid = d.source_relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE d.kind <> 'view'
              AND NOT EXISTS (SELECT FROM pgstream.pgs_stream_tables s WHERE s.relid = d.source_relid)""";

    private final Session session;
    private final Map<Long, Integer> levels = new HashMap<>();
    private final Map<Long, Long> units = new HashMap<>();

    private GraphReader(Session session) {
        this.session = session;
    }

    public static Graph read(Connection connection) throws SQLException {
        return new GraphReader(new Session(connection)).read();
    }

    private Graph read() throws SQLException {
        List<GraphNode> nodes = new ArrayList<>(session.list(OTHERS, row -> {
            long relid = row.getLong("relid");
            // Stream tables have positive numbers.
            return new GraphNode(relid, row.getString("name"), 0, -relid, row.getString("kind"), "", "", "", Set.of());
        }));
        nodes.forEach(node -> levels.put(node.relid(), 0));
        Map<Long, StreamNode> streamTables = new HashMap<>();
        new GraphStore(session).nodes().forEach(node -> streamTables.put(node.id(), node));
        Map<Long, Set<Long>> reads =
                streamTables.values().stream().collect(Collectors.toMap(StreamNode::relid, StreamNode::reads));
        new DependencyGraph(reads).levels().forEach((relid, below) -> levels.put(relid, below + 1));
        for (RefreshGroup group : Grouping.of(streamTables.values())) {
            group.members().forEach(member -> units.put(member, group.id()));
        }
        session.list(STREAM_TABLES, row -> {
            StreamNode node = streamTables.get(row.getLong("pgs_id"));
            return node != null
                    && nodes.add(new GraphNode(
                            node.relid(),
                            row.getString("name"),
                            levels.getOrDefault(node.relid(), 1),
                            units.getOrDefault(node.id(), node.id()),
                            "stream table",
                            row.getString("status"),
                            row.getString("effective_mode"),
                            row.getString("schedule"),
                            present(node.reads())));
        });
        return new Graph(nodes);
    }

    /** What was dropped by other means is not drawn. */
    private Set<Long> present(Set<Long> reads) {
        Set<Long> present = new HashSet<>(reads);
        present.retainAll(levels.keySet());
        return present;
    }
}
