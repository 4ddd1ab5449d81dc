package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.plan.MadeRows;
import dev.pgstream.engine.sql.Identifier;
import java.util.List;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias.AliasColumn;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonTableFunction;
import net.sf.jsqlparser.expression.XmlTableFunction;
import net.sf.jsqlparser.statement.select.TableFunction;

/** A function in FROM: {@code ROWS FROM (f(x), …) WITH ORDINALITY alias (columns)}; the server prints all columns. */
record FunctionSyntax(TableFunction item, String alias, List<AliasColumn> definitions) {

    private static final String WAY_OUT = "call a function that returns a set instead, such as jsonb_array_elements";

    static FunctionSyntax of(TableFunction item) {
        if (item.getAlias() == null || item.getAlias().getAliasColumns() == null) {
            throw Refusal.of("this FROM item has no delta rule yet", item, WAY_OUT);
        }
        return new FunctionSyntax(
                item,
                ParserNames.unquote(item.getAlias().getName()),
                item.getAlias().getAliasColumns());
    }

    /** The functions that are called. */
    static List<Expression> arguments(TableFunction item) {
        if (item.getFunction() instanceof JsonTableFunction || item.getFunction() instanceof XmlTableFunction) {
            throw Refusal.of("this FROM item has no delta rule yet", item, WAY_OUT);
        }
        return item.isRowsFrom() ? List.copyOf(item.getRowsFromFunctions()) : List.of(item.getFunction());
    }

    /** The names of its columns. */
    List<String> columns() {
        return definitions.stream()
                .map(column -> ParserNames.unquote(column.name))
                .toList();
    }

    /**
     * Returns the rows.
     *
     * @param printer returns the text of a function call
     */
    MadeRows rows(java.util.function.Function<Expression, String> printer) {
        List<String> calls = arguments(item).stream().map(printer).toList();
        String call = calls.size() > 1 || item.isRowsFrom() || isDefined()
                ? calls.stream().collect(Collectors.joining(", ", "ROWS FROM (", types() + ")"))
                : calls.get(0);
        if (item.getWithClause() != null) {
            return MadeRows.withOrdinality(call);
        }
        if (call.startsWith("JSON_TABLE(")) {
            return MadeRows.counted(call);
        }
        boolean builtin = arguments(item).stream()
                .allMatch(function -> function instanceof Function named
                        && named.getMultipartName().size() == 1);
        return builtin ? MadeRows.ordered(call) : MadeRows.unordered(call);
    }

    private boolean isDefined() {
        return definitions.stream().anyMatch(column -> column.colDataType != null);
    }

    /** The types of the columns, where the query says them. */
    private String types() {
        return isDefined()
                ? definitions.stream()
                        .map(column -> Identifier.quote(ParserNames.unquote(column.name)) + " " + column.colDataType)
                        .collect(Collectors.joining(", ", " AS (", ")"))
                : "";
    }
}
