package dev.pgstream.benchmarks.jmh;

import dev.pgstream.engine.dag.Agenda;
import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.dag.DependencyGraph;
import dev.pgstream.engine.dag.ScheduledGroup;
import dev.pgstream.engine.dag.StreamNode;
import dev.pgstream.engine.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The graph of stream tables: ten chains, each of which begins with a base table; so each stream table is a group. */
@State(Scope.Benchmark)
public class Graphs {

    private static final int ROOTS = 10;
    private static final long BASE = 1_000_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Param({"10", "100", "1000"})
    public int tables;

    private List<StreamNode> nodes = List.of();
    private Map<Long, Set<Long>> reads = Map.of();
    private List<ScheduledGroup> agenda = List.of();

    @Setup
    public void declare() {
        nodes = LongStream.rangeClosed(1, tables).mapToObj(Graphs::node).toList();
        reads = nodes.stream().collect(Collectors.toMap(StreamNode::relid, StreamNode::reads));
        agenda = Agenda.of(nodes);
    }

    private static StreamNode node(long id) {
        Set<Long> sources = Set.of(id > ROOTS ? id - ROOTS : BASE + id);
        return new StreamNode(
                id,
                id,
                "t" + id,
                sources,
                Consistency.DIAMOND,
                Schedule.parse(id % 2 == 0 ? "1s" : "5s"),
                ZoneOffset.UTC,
                true);
    }

    /** With the order in which to refresh. */
    @Benchmark
    public Object buildGraph() {
        return new DependencyGraph(reads).inOrder();
    }

    /** With the groups that are refreshed together, and their firings. */
    @Benchmark
    public Object buildAgenda() {
        return Agenda.of(nodes);
    }

    /** Which groups are due. */
    @Benchmark
    public Object decideSchedule() {
        return agenda.stream()
                .filter(group -> group.firings().within(NOW, NOW.plusMillis(100)))
                .toList();
    }
}
