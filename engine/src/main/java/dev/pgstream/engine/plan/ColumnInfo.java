package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SqlType;
import java.util.Optional;

/**
 * What is known of an operator's output column.
 *
 * @param type the server's type where the column is a source column passed on; empty for computed ones
 * @param notNull whether it can't be NULL
 */
public record ColumnInfo(Optional<SqlType> type, boolean notNull) {
    public static final ColumnInfo UNKNOWN = new ColumnInfo(Optional.empty(), false);
}
