package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.plan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Translates VALUES lists, whose columns are called {@code column1, column2, …}. */
final class ValuesTranslator {

    private ValuesTranslator() {}

    static Values translate(net.sf.jsqlparser.statement.select.Values syntax) {
        List<ExpressionList<?>> rows = rows(syntax);
        List<String> columns = IntStream.rangeClosed(1, rows.get(0).size())
                .mapToObj(number -> "column" + number)
                .toList();
        String sql = rows.stream().map(ValuesTranslator::text).collect(Collectors.joining(", ", "VALUES ", ""));
        return new Values(columns, sql);
    }

    /** The parser takes a single row for the list itself. */
    private static List<ExpressionList<?>> rows(net.sf.jsqlparser.statement.select.Values syntax) {
        if (syntax.getExpressions() instanceof ParenthesedExpressionList<?> row) {
            return List.of(row);
        }
        List<ExpressionList<?>> rows = new ArrayList<>();
        for (Expression row : syntax.getExpressions()) {
            rows.add((ExpressionList<?>) row);
        }
        return rows;
    }

    private static String text(ExpressionList<?> row) {
        return row.stream()
                .map(value -> Deparser.text(value, column -> {
                    throw Refusal.of(
                            "VALUES with a column of another FROM item has no delta rule",
                            column,
                            "write it as UNION ALL of SELECTs from that item");
                }))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
