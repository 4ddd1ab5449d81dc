package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Output;
import java.util.ArrayList;
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
        if (join.getFromItem() instanceof LateralSubSelect lateral && Correlation.occursIn(lateral, rows.scope())) {
            new LateralTranslator(selects).addOuter(rows, lateral, join);
            return;
        }
        Rows other = new FromTranslator(selects, outer).translate(join.getFromItem(), null);
        Alias left = rows.seal();
        Alias right = other.seal();
        Set<ColumnRef> before = new LinkedHashSet<>(rows.places().keySet());
        rows.add(other);
        UsingColumns using = new UsingColumns(rows, before);
        List<Expr> conditions = new ArrayList<>(using.conditions(join));
        for (Expression on : join.getOnExpressions()) {
            conditions.addAll(new ExpressionTranslator(rows.scope()::resolve).conjuncts(on));
        }
        List<Output> merged = using.merged(join);
        if (join.isFull()) {
            rows.replace(new FullJoin(left, right, conditions));
        } else {
            rows.replace(
                    join.isLeft()
                            ? new Match(new MatchForm.Outer(), left, right, conditions)
                            : new Match(new MatchForm.Outer(), right, left, conditions));
        }
        UsingColumns.place(rows, merged);
    }
}
