package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SqlType;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an operator's output column.
 *
 * @param type the server's type where the column is a source column passed on; empty for computed ones
 * @param notNull whether it can't be NULL
 * @param exact what number it is, where its sums can be kept; known of many computed columns too
 */
public record ColumnInfo(Optional<SqlType> type, boolean notNull, Optional<ExactNumber> exact) {
    public static final ColumnInfo UNKNOWN = new ColumnInfo(Optional.empty(), false);

    /** A column of which no more is known than its type tells. */
    public ColumnInfo(Optional<SqlType> type, boolean notNull) {
        this(type, notNull, type.flatMap(ExactNumber::of));
    }

    /** The same column where an outer join or a mask may put NULL in its place. */
    public ColumnInfo nullable() {
        return new ColumnInfo(type, false, exact);
    }

    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");

    /**
     * Whether an equality between the two columns is one within a type; between types it isn't always transitive (numeric
     * values that are one as float).
     */
    public boolean comparesWithin(ColumnInfo other) {
        if (type.isEmpty() || other.type.isEmpty()) {
            return false;
        }
        SqlType first = type.get();
        SqlType second = other.type.get();
        return first.equality() != SqlType.Equality.FOREIGN
                && first.array() == second.array()
                && first.collation().equals(second.collation())
                && (first.base().equals(second.base())
                        || (INTEGERS.contains(first.base()) && INTEGERS.contains(second.base())));
    }
}
