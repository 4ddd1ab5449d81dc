package dev.pgstream.engine.sql;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;

/** Names around a source's change buffer; its columns go by number, so that no name clashes, is too long or changes. */
public final class ChangeBuffer {

    public static final String SCHEMA = "pgstream_changes";

    private ChangeBuffer() {}

    /** The buffer's table, and with it the {@link #backlog}, which inherits from it. */
    public static String table(long bufferId) {
        return SCHEMA + ".changes_" + bufferId;
    }

    /** The buffer's table without the backlog; writers only ever write there. */
    public static String recent(long bufferId) {
        return "ONLY " + table(bufferId);
    }

    /** The table of changes that some consumers have seen and slower ones still await; it inherits from the buffer's. */
    public static String backlog(long bufferId) {
        return table(bufferId) + "_backlog";
    }

    /** The buffer's column for a source column. */
    public static String column(SourceColumn column) {
        return "c" + column.number();
    }

    /** The common table with the buffer's pending rows. */
    public static String commonTable(SourceTable source) {
        return "pgs_c" + source.bufferId();
    }

    /** The condition that a buffer row, visible to the statement, is still to be consumed by a stream table. */
    public static String pending(long pgsId) {
        return """
                NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) \
                AND (__pgs_seen IS NULL OR %d <> ALL (__pgs_seen))""".formatted(pgsId);
    }

    /** The same for rows of the backlog, which has an index on their transactions' numbers. */
    public static String pendingInBacklog(long pgsId) {
        return "__pgs_xid >= pg_snapshot_xmin((SELECT frontier FROM pgs_frontier)) AND " + pending(pgsId);
    }
}
