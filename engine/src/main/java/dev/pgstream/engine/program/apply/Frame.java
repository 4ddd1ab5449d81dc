package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.CommonTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The common tables around every refresh statement: the frontier, the pending changes, the gate and the advance. They read
 * the same snapshot as the change that the statement applies, so one statement sees one state.
 *
 * <p>The gate is 0 when the statement may apply; 1 when there are changes that it doesn't cover (they came after the
 * statement was chosen); 2 when a sum met NaN or infinity, which can't be subtracted again; 3 when the change of a recursion
 * reaches too far. Unless it is 0 nothing is applied and the frontier stays.
 */
public final class Frame {

    private static final String ADVANCE = """
            pgs_advance AS (
              UPDATE pgstream.pgs_frontiers AS f
                 SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(%s) ELSE f.frontier END, gate = g.code
                FROM pgs_gate AS g WHERE f.pgs_id = %d)""";

    /** The condition under which a statement may write. */
    static final String OPEN = "(SELECT code FROM pgs_gate) = 0";

    private final Target target;
    private final CommonTables common = new CommonTables();
    private final List<String> changes = new ArrayList<>();
    private final String snapshot;
    private String gate = "0";

    /** A frame without a look at the changes: for statements that compute the whole result. */
    public Frame(Target target) {
        this(target, "pg_current_snapshot()");
    }

    /**
     * The same, of a result that another statement has computed.
     *
     * @param snapshot an expression for the snapshot that it was computed on
     */
    public Frame(Target target, String snapshot) {
        this.target = target;
        this.snapshot = snapshot;
    }

    /**
     * A frame for the pending changes of some of the sources. The backlogs of others than those behind are neither read nor
     * locked: they may be large, and the planner would take their size for the size of the change.
     */
    public Frame(Target target, List<SourceTable> sources, Set<Long> changed, Set<Long> behind) {
        this(target);
        common.put("pgs_frontier", frontier());
        sources.stream()
                .filter(source -> changed.contains(source.oid()))
                .forEach(source -> common.putInline(
                        ChangeBuffer.commonTable(source), changes(source, behind.contains(source.oid()))));
        Stream<String> uncovered = sources.stream()
                .map(source -> uncovered(source, changed.contains(source.oid()), behind.contains(source.oid())));
        gate = Stream.concat(uncovered, unread(sources, behind))
                .collect(Collectors.joining(" OR ", "CASE WHEN ", " THEN 1 ELSE 0 END"));
    }

    /** The statement's own common tables, in order. */
    public CommonTables common() {
        return common;
    }

    /** Adds a common table that writes, after the gate. */
    public void modify(String name, String sql) {
        changes.add(",\n" + name + " AS (" + sql + ")");
    }

    /** Closes the gate with code 2 where the condition holds. */
    public void unlessNotFinite(String condition) {
        unless(condition, 2);
    }

    /** Closes the gate with code 3 where the condition holds. */
    public void unlessFar(String condition) {
        unless(condition, 3);
    }

    private void unless(String condition, int code) {
        gate = gate.replace(" ELSE 0 END", " WHEN " + condition + " THEN " + code + " ELSE 0 END");
    }

    /** Returns the whole statement. */
    public String around(String body) {
        String list = common.list();
        return "WITH " + list + (list.isEmpty() ? "" : ",\n") + "pgs_gate AS MATERIALIZED (SELECT " + gate
                + " AS code),\n" + ADVANCE.formatted(snapshot, target.pgsId()) + String.join("", changes) + "\n" + body;
    }

    private String frontier() {
        return "SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = " + target.pgsId();
    }

    /** Weights have the type of the literal 1: a union of unlike types is never opened up for an index on one branch. */
    private String changes(SourceTable source, boolean behind) {
        String columns = source.captured().stream()
                .map(column -> ChangeBuffer.column(column) + ", ")
                .collect(Collectors.joining());
        return "SELECT " + columns + "__pgs_w::integer AS __pgs_w FROM " + pending(source, behind, "__pgs_w <> 0 AND ");
    }

    /** Any change of a source that the statement doesn't read, and a TRUNCATE of one that it does. */
    private String uncovered(SourceTable source, boolean covered, boolean behind) {
        return "EXISTS (SELECT FROM " + pending(source, behind, covered ? "__pgs_w = 0 AND " : "") + ")";
    }

    private String pending(SourceTable source, boolean behind, String condition) {
        long buffer = source.bufferId();
        return behind
                ? ChangeBuffer.table(buffer) + " WHERE " + condition + ChangeBuffer.pendingInBacklog(target.pgsId())
                : ChangeBuffer.recent(buffer) + " WHERE " + condition + ChangeBuffer.pending(target.pgsId());
    }

    /** Changes may have been moved to a backlog that the statement doesn't read. */
    private static Stream<String> unread(List<SourceTable> sources, Set<Long> behind) {
        String buffers = sources.stream()
                .filter(source -> !behind.contains(source.oid()))
                .map(source -> String.valueOf(source.bufferId()))
                .collect(Collectors.joining(", "));
        return buffers.isEmpty()
                ? Stream.empty()
                : Stream.of("EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (" + buffers
                        + ") AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog))");
    }
}
