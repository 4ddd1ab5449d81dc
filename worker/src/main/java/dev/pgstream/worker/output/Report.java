package dev.pgstream.worker.output;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named columns. The values are numbers, booleans, strings, lists of strings, points in time and nulls.
 */
public record Report(List<String> columns, List<List<@Nullable Object>> rows) {

    public Report {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("%d values for the columns %s".formatted(row.size(), columns));
            }
        }
    }

    /** Runs a query with strings or numbers for its question marks. */
    public static Report query(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return of(result);
            }
        }
    }

    private static Report of(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(metadata.getColumnLabel(i));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(Cell.read(result, i));
            }
            rows.add(row);
        }
        return new Report(columns, rows);
    }

    /** The same rows with some of the columns. */
    public Report only(String... names) {
        int[] indexes = Arrays.stream(names).mapToInt(columns::indexOf).toArray();
        List<List<@Nullable Object>> narrowed = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int index : indexes) {
                cells.add(row.get(index));
            }
            narrowed.add(cells);
        }
        return new Report(List.of(names), narrowed);
    }
}
