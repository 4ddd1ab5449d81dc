package dev.pgstream.engine.zset;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Outer, semi- and anti-joins by their definitions: every left row looks at every right row. */
final class Matches {

    private Matches() {}

    static Relation of(Match match, Relation left, Relation right) {
        List<ColumnRef> both = both(left, right);
        ZSet rows = new ZSet();
        left.rows().weights().forEach((row, weight) -> {
            ZSet matching = matching(row, both, right, match.conditions());
            if (match.form() instanceof MatchForm.Exists exists) {
                if (matching.weights().isEmpty() == exists.anti()) {
                    rows.add(row, weight);
                }
            } else if (match.form() instanceof MatchForm.Outer) {
                matching.weights().forEach((other, times) -> rows.add(other, weight * times));
                if (matching.weights().isEmpty()) {
                    rows.add(row.and(nulls(right)), weight);
                }
            } else {
                throw new IllegalArgumentException("only a server can compute " + match.form());
            }
        });
        return new Relation(match.form() instanceof MatchForm.Exists ? left.columns() : both, rows);
    }

    static Relation full(FullJoin join, Relation left, Relation right) {
        Relation padded =
                of(new Match(new MatchForm.Outer(), join.left(), join.right(), join.conditions()), left, right);
        ZSet rows = padded.rows();
        right.rows().weights().forEach((row, weight) -> {
            boolean lonely = left.rows().weights().keySet().stream()
                    .allMatch(other -> matching(other, padded.columns(), one(right, row), join.conditions())
                            .weights()
                            .isEmpty());
            if (lonely) {
                rows.add(nulls(left).and(row), weight);
            }
        });
        return new Relation(padded.columns(), rows);
    }

    private static Relation one(Relation relation, Row row) {
        return new Relation(relation.columns(), new ZSet().add(row, 1));
    }

    /** The right rows that match the left one, each behind it. */
    private static ZSet matching(Row left, List<ColumnRef> both, Relation right, List<Expr> conditions) {
        ZSet rows = new ZSet();
        right.rows().weights().forEach((row, weight) -> {
            Row pair = left.and(row);
            Relation scope = new Relation(both, new ZSet());
            if (conditions.stream().allMatch(condition -> Scalars.holds(condition, scope, pair))) {
                rows.add(pair, weight);
            }
        });
        return rows;
    }

    private static List<ColumnRef> both(Relation left, Relation right) {
        List<ColumnRef> columns = new ArrayList<>(left.columns());
        columns.addAll(right.columns());
        return columns;
    }

    private static Row nulls(Relation relation) {
        return new Row(Collections.nCopies(relation.columns().size(), null));
    }
}
