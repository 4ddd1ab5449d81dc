package dev.pgstream.runtime.run;

import dev.pgstream.engine.dag.Grouping;
import dev.pgstream.engine.dag.StreamNode;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.strategy.Report;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.graph.GraphStore;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.DependencyStore;
import dev.pgstream.runtime.store.HistoryStore;
import dev.pgstream.runtime.store.SourceLookupStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says how a stream table is maintained. */
public final class Explainer {

    private final Session session;

    public Explainer(Session session) {
        this.session = session;
    }

    /** Returns lines of text: mode and why, what AUTO has learnt, the last refresh, sources and captured columns, operator tree, missing indexes, the delta SQL of each set. */
    public String explain(String name) throws SQLException {
        StreamTable table = new StreamTableStore(session).owned(name);
        List<String> lines = new ArrayList<>();
        lines.add("stream table " + table.name());
        lines.add("mode: " + table.mode() + ", refreshed "
                + (table.differential() ? "DIFFERENTIAL" : "FULL, because " + table.modeReason()));
        lines.add("schedule: " + (table.schedule() == null ? "on demand" : table.schedule()));
        lines.add("status: " + table.status() + failures(table));
        lines.add("consistency: " + table.consistency().word());
        addCompany(lines, table);
        addStrategy(lines, table);
        lines.add("sources:");
        new DependencyStore(session).described(table.id()).forEach(line -> lines.add("  " + line));
        if (table.plan() != null) {
            lines.add("plan:");
            lines.add(table.plan().indent(2).stripTrailing());
        }
        List<String> missing = new SourceLookupStore(session).missingIndexes(table.id());
        if (!missing.isEmpty()) {
            lines.add("indexes that would help refreshes:");
            missing.forEach(index -> lines.add("  " + index));
        }
        for (DeltaStatement delta : new StatementStore(session).deltas(table.id())) {
            lines.add("delta when " + names(delta.changed()) + " changed"
                    + (delta.behind().isEmpty() ? "" : ", with the backlog of " + names(delta.behind())) + ":");
            lines.add(delta.sql().indent(2).stripTrailing());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String failures(StreamTable table) {
        return table.consecutiveErrors() == 0
                ? ""
                : ", scheduled refreshes that failed in a row: %d, the last with %s"
                        .formatted(table.consecutiveErrors(), table.lastError());
    }

    /** What AUTO has learnt, and what the last refresh did. */
    private void addStrategy(List<String> lines, StreamTable table) throws SQLException {
        if (table.chooses()) {
            CostModelStore.Known known = new CostModelStore(session).known(table.id());
            lines.add("strategy:");
            Report.lines(known.experience(), known.settings().limits()).forEach(line -> lines.add("  " + line));
        }
        new HistoryStore(session, Initiator.CALL)
                .latest(table.id())
                .ifPresent(last -> lines.add("last refresh: " + last));
    }

    /** Those that it appears together with, and those that it goes on with as they are. */
    private void addCompany(List<String> lines, StreamTable table) throws SQLException {
        List<StreamNode> nodes = new GraphStore(session).nodes();
        Map<Long, String> names = nodes.stream().collect(Collectors.toMap(StreamNode::id, StreamNode::name));
        Grouping.of(nodes).stream()
                .filter(group ->
                        group.members().contains(table.id()) && group.members().size() > 1)
                .forEach(group -> lines.add("refreshed together: "
                        + String.join(
                                ", ", group.members().stream().map(names::get).toList())));
        session.list(
                        "SELECT array_to_string(pgstream.pgs_held_back_by(?), ', ')",
                        row -> Optional.ofNullable(row.getString(1)),
                        table.id())
                .forEach(held -> held.ifPresent(
                        stale -> lines.add("held back by stream tables in error or suspended: " + stale)));
    }

    private String names(List<Long> sources) throws SQLException {
        List<String> names = new ArrayList<>();
        for (Long source : sources) {
            names.add(session.one("SELECT CAST(? AS bigint)::oid::regclass::text", row -> row.getString(1), source));
        }
        return String.join(" and ", names);
    }
}
