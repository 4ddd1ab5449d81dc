package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/**
 * Makes the value of a subquery a column of the rows. Aggregates tied to the outer row by equalities alone, and EXISTS tied
 * so, are grouped once and joined (as magic decorrelation does: Seshadri, Pirahesh and Leung, "Complex Query Decorrelation",
 * ICDE 1996); every other subquery stays a subquery that is evaluated for each row.
 */
final class SubqueryValues {

    private final SelectTranslator selects;
    private final Rows rows;

    SubqueryValues(SelectTranslator selects, Rows rows) {
        this.selects = selects;
        this.rows = rows;
    }

    /**
     * Adds the column.
     *
     * @param node the test or the scalar subquery
     * @param name the name under which it can be found in the rows
     */
    void add(Expression node, ColumnRef name) {
        Levels.require(selects, node, rows.scope());
        rows.seal();
        Optional<Expr> value = Optional.empty();
        if (RowSubquery.applies(node)) {
            value = Optional.of(RowSubquery.translate(node, rows.scope()));
        } else if (node instanceof ParenthesedSelect select) {
            value = Correlation.occursIn(select, rows.scope()) ? tiedTotal(select) : lone(select);
        } else if (node instanceof ExistsExpression exists
                && exists.getRightExpression() instanceof ParenthesedSelect select) {
            value = exists(select, exists.isNot());
        }
        Expr column = value.orElseGet(() -> new SubqueryText(selects, rows).add(node));
        rows.place(name, rows.seal(List.of(new Output(column, "v"))).get(0));
    }

    /** An aggregate over a subquery that reads nothing of the outer rows: one row, joined to all. */
    private Optional<Expr> lone(ParenthesedSelect select) {
        Operator operator = selects.nested(select);
        boolean oneRow = operator instanceof Project project
                && project.input() instanceof Aggregate aggregate
                && aggregate.keys().isEmpty();
        if (!oneRow || Lineage.of(operator).size() != 1) {
            return Optional.empty();
        }
        Alias right = new Alias(selects.names().next(), List.of(), operator);
        rows.replace(new Match(new MatchForm.Outer(), rows.seal(), right, List.of()));
        return Optional.of(Lineage.of(right).keySet().iterator().next());
    }

    private Optional<Expr> tiedTotal(ParenthesedSelect select) {
        Correlation correlation = Correlation.of(selects, select, rows.scope());
        Optional<List<Tie>> ties = correlation.equalities();
        if (!correlation.total() || ties.isEmpty()) {
            return Optional.empty();
        }
        List<Expr> keys = new ArrayList<>();
        ties.get().forEach(tie -> keys.add(tie.inner()));
        String name = selects.names().next();
        return new GroupedTranslator(selects, correlation.inner(), correlation.select())
                .total(keys, name)
                .map(total -> {
                    join(total.aggregate(), name, ties.get());
                    return total.value();
                });
    }

    private Optional<Expr> exists(ParenthesedSelect select, boolean negated) {
        if (!Correlation.occursIn(select, rows.scope())) {
            return Optional.empty();
        }
        Correlation correlation = Correlation.of(selects, select, rows.scope());
        Optional<List<Tie>> ties = correlation.equalities();
        if (!correlation.flat() || ties.isEmpty() || ties.get().isEmpty()) {
            return Optional.empty();
        }
        List<Output> outputs = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Tie tie : ties.get()) {
            keys.add("g" + (keys.size() + 1));
            outputs.add(new Output(tie.inner(), keys.get(keys.size() - 1)));
        }
        Operator distinct = new Aggregate(
                keys, List.of(), new Project(outputs, correlation.inner().operator()));
        String name = selects.names().next();
        join(distinct, name, ties.get());
        ColumnRef found = new ColumnRef(name, keys.get(0));
        return Optional.of(new Opaque("(" + found.text() + (negated ? " IS NULL)" : " IS NOT NULL)"), List.of(found)));
    }

    /** Joins groups to the rows by their keys g1…, one for each tie. */
    private void join(Operator groups, String name, List<Tie> ties) {
        Alias left = rows.seal();
        List<Expr> conditions = new ArrayList<>();
        for (Tie tie : ties) {
            ColumnRef key = new ColumnRef(name, "g" + (conditions.size() + 1));
            conditions.add(new Equals("(" + tie.outer().text() + " = " + key.text() + ")", tie.outer(), key));
        }
        rows.replace(new Match(new MatchForm.Outer(), left, new Alias(name, List.of(), groups), conditions));
    }
}
