package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of outer joins and of what hangs on the rows of a left side. */
final class MatchExposure {

    private MatchExposure() {}

    /** A left row shows as often as rows match it, unless the form shows it once at most. */
    static Keyed expose(Match match) {
        Keyed left = KeyExposure.expose(match.left());
        if (match.form() instanceof MatchForm.Outer) {
            Keyed right = KeyExposure.expose(match.right());
            Match exposed = match.over((Alias) left.operator(), (Alias) right.operator());
            boolean oneAtMost = JoinKey.of(List.of(left, right), equalities(match.conditions()))
                    .equals(left.key());
            return new Keyed(exposed, oneAtMost ? left.key() : both(left, right));
        }
        boolean once = !(match.form() instanceof MatchForm.Rows rows) || rows.single();
        return new Keyed(match.over((Alias) left.operator(), match.right()), once ? left.key() : Optional.empty());
    }

    /** A key that could be NULL could not be told from the NULLs of a row without a match. */
    static Keyed expose(FullJoin join) {
        Keyed left = KeyExposure.expose(join.left());
        Keyed right = KeyExposure.expose(join.right());
        FullJoin exposed = new FullJoin((Alias) left.operator(), (Alias) right.operator(), join.conditions());
        return new Keyed(exposed, certain(left) && certain(right) ? both(left, right) : Optional.empty());
    }

    private static boolean certain(Keyed side) {
        Map<ColumnRef, ColumnInfo> columns = Lineage.of(side.operator());
        return side.key()
                .filter(key -> key.stream()
                        .anyMatch(column ->
                                columns.getOrDefault(column, ColumnInfo.UNKNOWN).notNull()))
                .isPresent();
    }

    private static Optional<List<ColumnRef>> both(Keyed left, Keyed right) {
        return left.key()
                .flatMap(first -> right.key()
                        .map(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    private static List<Equals> equalities(List<Expr> conditions) {
        return conditions.stream()
                .filter(Equals.class::isInstance)
                .map(Equals.class::cast)
                .toList();
    }
}
