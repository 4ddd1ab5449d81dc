package dev.pgstream.it.soak;

import dev.pgstream.engine.dag.Grouping;
import dev.pgstream.engine.dag.StreamNode;
import dev.pgstream.runtime.graph.GraphStore;
import dev.pgstream.testkit.server.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares, all the time, members of groups with their queries, where these read nothing but other members: one statement
 * sees one snapshot, on which members of a group must agree.
 */
final class TearReader implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final PostgresServer server;
    private final List<Dag.Node> nodes;
    private final AtomicLong looks = new AtomicLong();
    private final Queue<String> torn = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::read, "reader");
    private volatile boolean stopped;

    private TearReader(PostgresServer server, List<Dag.Node> nodes) {
        this.server = server;
        this.nodes = nodes;
    }

    static TearReader start(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            TearReader reader = new TearReader(server, comparable(connection));
            reader.thread.start();
            return reader;
        }
    }

    /** How many stream tables are compared. */
    int size() {
        return nodes.size();
    }

    List<String> torn() {
        return List.copyOf(torn);
    }

    String text() {
        return looks + " looks at " + nodes.size() + " members of groups";
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Dag.Node> comparable(Connection connection) throws SQLException {
        List<StreamNode> all = new GraphStore(new dev.pgstream.runtime.sql.Session(connection)).nodes();
        Map<Long, StreamNode> byId = new HashMap<>();
        all.forEach(node -> byId.put(node.id(), node));
        Set<String> names = new HashSet<>();
        Grouping.of(all).forEach(group -> {
            List<StreamNode> members = group.members().stream().map(byId::get).toList();
            Set<Long> tables =
                    new HashSet<>(members.stream().map(StreamNode::relid).toList());
            members.stream()
                    .filter(member -> tables.containsAll(member.reads()))
                    .forEach(member -> names.add(member.name()));
        });
        return Dag.nodes().stream()
                .filter(node -> names.contains("public." + node.name()))
                .toList();
    }

    private void read() {
        while (!stopped) {
            try (Connection connection = server.connect("postgres")) {
                dev.pgstream.testkit.Session session = new dev.pgstream.testkit.Session(connection);
                while (!stopped) {
                    for (Dag.Node node : nodes) {
                        look(session, node);
                        LockSupport.parkNanos(this, PAUSE_NANOS);
                    }
                }
            } catch (SQLException lost) {
                LockSupport.parkNanos(this, 10 * PAUSE_NANOS);
            }
        }
    }

    private void look(dev.pgstream.testkit.Session session, Dag.Node node) throws SQLException {
        String table = "SELECT id, k, v FROM " + node.name();
        long differences =
                session.number("SELECT count(*) FROM ((%1$s EXCEPT ALL (%2$s)) UNION ALL ((%2$s) EXCEPT ALL %1$s)) d"
                        .formatted(table, node.query()));
        looks.incrementAndGet();
        if (differences > 0) {
            torn.add(node.name() + ": " + differences + " rows");
        }
    }
}
