package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.catalog.SqlType.Equality;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Constant rows.
 *
 * @param known what is known of each column
 * @param sql the VALUES list as the server prints it
 */
public record Values(List<String> columns, List<ColumnInfo> known, String sql) implements Operator {

    private static final ColumnInfo NUMBER = new ColumnInfo(
            Optional.of(new SqlType("integer", "", "int4", -1, false, Equality.EXACT, true, true)), true);

    public Values {
        columns = List.copyOf(columns);
        known = List.copyOf(known);
        if (columns.size() != known.size()) {
            throw new IllegalArgumentException("something is to be known of each of " + columns);
        }
    }

    /** Rows of which only the server knows the types. */
    public Values(List<String> columns, String sql) {
        this(columns, Collections.nCopies(columns.size(), ColumnInfo.UNKNOWN), sql);
    }

    /** A column of whole numbers. */
    public static Values numbers(String column, IntStream numbers) {
        return new Values(
                List.of(column),
                List.of(NUMBER),
                numbers.mapToObj(number -> "(" + number + ")").collect(Collectors.joining(", ", "VALUES ", "")));
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
