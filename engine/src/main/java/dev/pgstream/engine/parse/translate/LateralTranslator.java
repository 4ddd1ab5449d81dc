package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;

/**
 * Translates LATERAL subqueries that read columns of the items before them: a join under the subquery's conditions where
 * that is all, else the subquery evaluated for each row.
 */
final class LateralTranslator {

    private final SelectTranslator selects;

    LateralTranslator(SelectTranslator selects) {
        this.selects = selects;
    }

    /** Joins the rows so far with the subquery. */
    void add(Rows rows, LateralSubSelect lateral) {
        rows.seal();
        Optional<FlatSubquery> flat = FlatSubquery.of(selects, lateral, rows.scope());
        if (flat.isEmpty()) {
            evaluate(rows, lateral, false);
            return;
        }
        join(rows, lateral, flat.get());
        rows.on(flat.get().conditions());
    }

    /** The same for LEFT JOIN LATERAL. */
    void addOuter(Rows rows, LateralSubSelect lateral, Join join) {
        if (!join.isLeft()) {
            throw Refusal.of("only LEFT JOIN goes with LATERAL", join, "write it as a LEFT JOIN LATERAL");
        }
        Alias left = rows.seal();
        Optional<FlatSubquery> flat = FlatSubquery.of(selects, lateral, rows.scope());
        if (flat.isEmpty()) {
            requireTrue(join);
            evaluate(rows, lateral, true);
            return;
        }
        join(rows, lateral, flat.get());
        List<Expr> conditions = new ArrayList<>(flat.get().conditions());
        for (Expression on : join.getOnExpressions()) {
            conditions.addAll(new ExpressionTranslator(rows.scope()::resolve).conjuncts(on));
        }
        rows.replace(new Match(new MatchForm.Outer(), left, flat.get().right(), conditions));
    }

    private void join(Rows rows, LateralSubSelect lateral, FlatSubquery flat) {
        Rows other = new Rows(selects.names(), Optional.empty());
        other.add(flat.right());
        rows.add(other);
        List<String> columns = columns(lateral);
        String alias = ParserNames.unquote(lateral.getAlias().getName());
        for (int i = 0; i < columns.size(); i++) {
            rows.place(new ColumnRef(alias, columns.get(i)), flat.outputs().get(i));
        }
    }

    private void evaluate(Rows rows, LateralSubSelect lateral, boolean outer) {
        SubqueryBody body = SubqueryBody.of(selects, lateral, rows.scope());
        List<String> columns = columns(lateral);
        String alias = ParserNames.unquote(lateral.getAlias().getName());
        MatchForm.Rows form = new MatchForm.Rows(alias, columns, body.head(), body.tail(), false, outer);
        rows.replace(new Match(form, rows.seal(), body.right(), body.conditions()));
        columns.forEach(name -> rows.place(new ColumnRef(alias, name), new ColumnRef(alias, name)));
    }

    /** The names that the subquery's columns have outside. */
    static List<String> columns(LateralSubSelect lateral) {
        if (lateral.getAlias().getAliasColumns() != null) {
            return lateral.getAlias().getAliasColumns().stream()
                    .map(column -> ParserNames.unquote(column.name))
                    .toList();
        }
        Select first = lateral.getSelect();
        while (!(first instanceof PlainSelect)) {
            if (first instanceof SetOperationList operations) {
                first = operations.getSelect(0);
            } else if (first instanceof ParenthesedSelect nested) {
                first = nested.getSelect();
            } else {
                break;
            }
        }
        if (first instanceof PlainSelect plain) {
            return OutputName.of(plain.getSelectItems());
        }
        throw Refusal.of("this LATERAL subquery has no delta rule", lateral, "give each of its columns a name");
    }

    private static void requireTrue(Join join) {
        for (Expression on : join.getOnExpressions()) {
            if (!Deparser.text(ExpressionTranslator.strip(on)).equalsIgnoreCase("true")) {
                throw Refusal.of(
                        "LEFT JOIN LATERAL with a condition has no delta rule where the subquery groups, orders or limits"
                                + " its rows",
                        join,
                        "write the condition into a subquery around it and join ON true");
            }
        }
    }
}
