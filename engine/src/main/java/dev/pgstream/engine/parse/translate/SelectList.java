package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.sql.Identifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/** What a block computes: its select list, and columns that only its ORDER BY or DISTINCT ON reads. */
final class SelectList {

    private final Map<String, Expression> items = new LinkedHashMap<>();
    private final List<String> visible;

    SelectList(List<SelectItem<?>> select) {
        this.visible = OutputName.of(select);
        for (int i = 0; i < select.size(); i++) {
            items.put(visible.get(i), select.get(i).getExpression());
        }
    }

    List<Expression> expressions() {
        return List.copyOf(items.values());
    }

    /** Returns its expressions and others that are computed over the same rows. */
    List<Expression> with(List<Expression> others) {
        return Stream.concat(items.values().stream(), others.stream()).toList();
    }

    /** Returns the column behind an item of ORDER BY or DISTINCT ON: a name of the select list, or an expression. */
    String column(Expression syntax) {
        Expression bare = ExpressionTranslator.strip(syntax);
        if (bare instanceof Column column && column.getTable() == null) {
            String name = ParserNames.unquote(column.getColumnName());
            if (visible.contains(name)) {
                return name;
            }
        }
        String text = text(bare);
        return items.entrySet().stream()
                .filter(item ->
                        text(ExpressionTranslator.strip(item.getValue())).equals(text))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> hidden(syntax));
    }

    private static String text(Expression syntax) {
        return Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return column.toString();
            }

            @Override
            public boolean entersSubqueries() {
                return true;
            }
        });
    }

    private String hidden(Expression syntax) {
        int number = 1;
        while (items.containsKey(Identifier.RESERVED_PREFIX + "o" + number)) {
            number++;
        }
        items.put(Identifier.RESERVED_PREFIX + "o" + number, syntax);
        return Identifier.RESERVED_PREFIX + "o" + number;
    }

    List<Output> outputs(Function<Expression, Expr> translator) {
        return items.entrySet().stream()
                .map(item -> new Output(translator.apply(item.getValue()), item.getKey()))
                .toList();
    }

    /** Checks that the order of a SELECT DISTINCT reads nothing but its select list. */
    void requireShown() {
        if (items.size() > visible.size()) {
            throw Refusal.of(
                    "ORDER BY of a SELECT DISTINCT has an expression that is not recognized in the select list",
                    List.copyOf(items.values()).get(visible.size()),
                    "order by the name of the output column");
        }
    }

    /** Takes away what only the order reads. */
    Operator shown(Operator rows) {
        List<Output> outputs = visible.stream()
                .map(name -> new Output(ColumnRef.of(name), name))
                .toList();
        return items.size() == visible.size() ? rows : new Project(outputs, rows);
    }
}
