package dev.pgstream.worker.output;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One value of a report. */
final class Cell {

    private static final DateTimeFormatter LOCAL_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Cell() {}

    /** Reads a column of the current row. */
    static @Nullable Object read(ResultSet row, int column) throws SQLException {
        if (row.getMetaData().getColumnTypeName(column).equals("timestamptz")) {
            return row.getObject(column, OffsetDateTime.class);
        }
        Object value = row.getObject(column);
        if (value instanceof Array array) {
            return Arrays.stream((Object[]) array.getArray())
                    .map(String::valueOf)
                    .toList();
        }
        if (value instanceof Number || value instanceof Boolean || value == null) {
            return value;
        }
        return value.toString();
    }

    /** How people read it: fractions with one digit, times in their own time zone, nothing for null. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return String.format(Locale.ROOT, "%.1f", ((Number) value).doubleValue());
        }
        if (value instanceof OffsetDateTime time) {
            return time.atZoneSameInstant(ZoneId.systemDefault()).format(LOCAL_SECOND);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    static boolean isNumber(@Nullable Object value) {
        return value instanceof Number;
    }
}
