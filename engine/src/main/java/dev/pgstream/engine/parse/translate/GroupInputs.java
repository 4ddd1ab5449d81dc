package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.MadeRows;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/**
 * What has to be next to the rows of a block before they are grouped: the subqueries that aggregates read, and what
 * set-returning functions in GROUP BY make of each row.
 */
final class GroupInputs {

    private final SelectTranslator selects;
    private final Rows rows;

    GroupInputs(SelectTranslator selects, Rows rows) {
        this.selects = selects;
        this.rows = rows;
    }

    /** Returns the places of what has been added, by the places in the syntax. */
    IdentityHashMap<Expression, Expr> add(List<Expression> aggregates, List<Expression> keys) {
        IdentityHashMap<Expression, Expr> added = new SubqueryTranslator(selects, rows).lift(aggregates);
        List<Expression> calls = calls(keys);
        if (calls.isEmpty()) {
            return added;
        }
        Alias left = rows.seal();
        ExpressionTranslator expressions = new ExpressionTranslator(rows.scope()::resolve);
        List<String> texts =
                calls.stream().map(call -> expressions.translate(call).text()).toList();
        List<String> columns = new ArrayList<>();
        calls.forEach(call -> columns.add("f" + (columns.size() + 1)));
        String select = "(SELECT " + String.join(", ", texts) + ")";
        Expand expand =
                new Expand(left, MadeRows.unordered(select), selects.names().next(), columns, List.of(), false);
        rows.replace(expand);
        List<ColumnRef> made = expand.madeColumns();
        for (int i = 0; i < calls.size(); i++) {
            added.put(calls.get(i), made.get(i));
        }
        return added;
    }

    private List<Expression> calls(List<Expression> keys) {
        List<Expression> found = new ArrayList<>();
        for (Expression key : keys) {
            Deparser.text(key, new Deparser.Substitution() {
                @Override
                public String column(Column column) {
                    return "";
                }

                @Override
                public Optional<String> expression(Expression expression) {
                    if (ListExpansion.isCall(selects, expression)) {
                        found.add(expression);
                        return Optional.of("");
                    }
                    return SubqueryNodes.isNode(expression) ? Optional.of("") : Optional.empty();
                }
            });
        }
        return found;
    }
}
