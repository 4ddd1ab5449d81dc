package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Output;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.LateralSubSelect;

/** Translates LEFT, RIGHT and FULL joins; a right join is a left join of the sides exchanged. */
final class OuterJoinTranslator {

    private final SelectTranslator selects;
    private final Optional<Scope> outer;

    OuterJoinTranslator(SelectTranslator selects, Optional<Scope> outer) {
        this.selects = selects;
        this.outer = outer;
    }

    /** Joins the rows so far with the join's item. */
    void add(Rows rows, net.sf.jsqlparser.statement.select.Join join) {
        if (FunctionItems.applies(join.getFromItem(), rows) && new FunctionItems(selects, outer).addOuter(rows, join)) {
            return;
        }
        if (join.getFromItem() instanceof LateralSubSelect lateral && Correlation.occursIn(lateral, rows.scope())) {
            new LateralTranslator(selects).addOuter(rows, lateral, join);
            return;
        }
        Rows other = new FromTranslator(selects, outer).translate(join.getFromItem(), null);
        requireOwn(rows, other, join);
        IdentityHashMap<Expression, Expr> lifted = lift(rows, other, join);
        Alias left = rows.seal();
        Alias right = other.seal();
        Set<ColumnRef> before = new LinkedHashSet<>(rows.places().keySet());
        rows.add(other);
        UsingColumns using = new UsingColumns(rows, before);
        List<Expr> conditions = new ArrayList<>(using.conditions(join));
        for (Expression on : join.getOnExpressions()) {
            conditions.addAll(new ExpressionTranslator(rows.scope()::resolve, lifted).conjuncts(on));
        }
        rows.scope().requireOwn(conditions, join);
        List<Output> merged = using.merged(join);
        if (join.isFull()) {
            requireBothSides(conditions, left, join);
            rows.replace(new FullJoin(left, right, conditions));
        } else {
            rows.replace(
                    join.isLeft()
                            ? new Match(new MatchForm.Outer(), left, right, conditions)
                            : new Match(new MatchForm.Outer(), right, left, conditions));
        }
        UsingColumns.place(rows, merged);
    }

    /** What a subquery's inner joins say of the row around may wait for its end only where no side of theirs is filled up. */
    private static void requireOwn(Rows rows, Rows other, net.sf.jsqlparser.statement.select.Join join) {
        if (!other.around().isEmpty() || (!rows.around().isEmpty() && !join.isLeft())) {
            throw Refusal.of(
                    "an outer join that reads columns of the rows around its subquery has no delta rule",
                    join,
                    "write a LEFT JOIN after the items that read them, or join a subquery");
        }
    }

    /** Makes each subquery in the condition a column of the side whose columns it reads. */
    private IdentityHashMap<Expression, Expr> lift(
            Rows left, Rows right, net.sf.jsqlparser.statement.select.Join join) {
        List<Expression> ofLeft = new ArrayList<>();
        List<Expression> ofRight = new ArrayList<>();
        for (Expression on : join.getOnExpressions()) {
            for (Expression node : SubqueryNodes.of(on)) {
                boolean readsLeft = Correlation.occursIn(node, left.scope());
                boolean readsRight = Correlation.occursIn(node, right.scope());
                if (readsLeft && readsRight) {
                    throw Refusal.of(
                            "a subquery in the condition of an outer join has no delta rule where it reads columns of both"
                                    + " sides",
                            node,
                            "join what it reads to one of the sides first");
                }
                (readsRight ? ofRight : ofLeft).add(node);
            }
        }
        IdentityHashMap<Expression, Expr> lifted = new SubqueryTranslator(selects, left).lift(ofLeft);
        lifted.putAll(new SubqueryTranslator(selects, right).lift(ofRight));
        return lifted;
    }

    /**
     * PostgreSQL takes a full join by a condition on one side only where what is above makes it a left or right join, which
     * it is not in the statements of a change.
     */
    private static void requireBothSides(
            List<Expr> conditions, Alias left, net.sf.jsqlparser.statement.select.Join join) {
        Set<ColumnRef> columns = Lineage.of(left).keySet();
        List<List<ColumnRef>> reading = conditions.stream()
                .map(Expr::columns)
                .filter(read -> !read.isEmpty())
                .toList();
        boolean both = reading.stream()
                .anyMatch(read -> read.stream().anyMatch(columns::contains) && !columns.containsAll(read));
        if (!both && !reading.isEmpty()) {
            throw Refusal.of(
                    "a FULL JOIN by a condition on one side has no delta rule",
                    join,
                    "write the LEFT or RIGHT JOIN that it comes to");
        }
    }
}
