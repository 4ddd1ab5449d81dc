package dev.pgstream.engine.plan;

import java.util.Collections;
import java.util.List;

/**
 * The rows of a common table of the same statement.
 *
 * @param known what is known of each column
 */
public record Reference(String table, List<String> columns, List<ColumnInfo> known, boolean weighted)
        implements Operator {
    public Reference {
        columns = List.copyOf(columns);
        known = List.copyOf(known);
    }

    /** Rows of which nothing but the columns' names is known. */
    public Reference(String table, List<String> columns, boolean weighted) {
        this(table, columns, Collections.nCopies(columns.size(), ColumnInfo.UNKNOWN), weighted);
    }

    /** The same, plain rows. */
    public Reference(String table, List<String> columns) {
        this(table, columns, false);
    }

    /** Plain rows with the columns of an operator. */
    public static Reference like(Operator operator, String table) {
        return new Reference(
                table, Lineage.names(operator), List.copyOf(Lineage.of(operator).values()), false);
    }

    /** The same columns, signed. */
    public Reference signed() {
        return new Reference(table, columns, known, true);
    }

    @Override
    public List<Operator> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
