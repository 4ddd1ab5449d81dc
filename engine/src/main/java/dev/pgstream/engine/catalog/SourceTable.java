package dev.pgstream.engine.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A table that a query reads.
 *
 * @param columns every live column, in table order
 * @param key the columns of the primary key, or of a unique index over NOT NULL columns; empty when there is neither
 * @param bufferId the change buffer's number; 0 as long as the source has none
 */
public record SourceTable(
        long oid, QualifiedName name, Kind kind, List<SourceColumn> columns, List<String> key, long bufferId) {

    public SourceTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** What a source is, as far as capture cares. */
    public enum Kind {
        TABLE("table", true),
        PARTITIONED("partitioned table", true),
        STREAM_TABLE("stream table", true),
        FOREIGN_TABLE("foreign table", false),
        /** A table with foreign partitions or children. */
        FOREIGN_PARTS("table with foreign partitions", false),
        /** A table of which the query reads virtual generated columns, which triggers don't see. */
        VIRTUAL_COLUMNS("table with virtual generated columns", false),
        MATERIALIZED_VIEW("materialized view", false);

        private final String label;
        private final boolean capturable;

        Kind(String label, boolean capturable) {
            this.label = label;
            this.capturable = capturable;
        }

        public String label() {
            return label;
        }

        /** Whether triggers can record what changes in it. */
        public boolean capturable() {
            return capturable;
        }
    }

    /** The columns to capture: those that the query reads and those of the key. */
    public List<SourceColumn> captured() {
        return columns.stream().filter(c -> c.used() || key.contains(c.name())).toList();
    }

    public Optional<SourceColumn> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** The same table with its change buffer known. */
    public SourceTable withBuffer(long id) {
        return new SourceTable(oid, name, kind, columns, key, id);
    }
}
