package dev.pgstream.engine.sql;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;

/** Names around a source's change buffer; its columns go by number, so that no name clashes, is too long or changes. */
public final class ChangeBuffer {

    public static final String SCHEMA = "pgstream_changes";

    private ChangeBuffer() {}

    /** The buffer's table. */
    public static String table(long bufferId) {
        return SCHEMA + ".changes_" + bufferId;
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
}
