package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;

/**
 * Both sides of INTERSECT and EXCEPT with the same column names and types, so that rows of one can be found in the other.
 * Where the types are not known to be the same, the server resolves them: each side becomes a union with none of the other
 * side's rows.
 */
final class MatchedSides {

    private MatchedSides() {}

    static SetOperation of(SetOperation.Kind kind, boolean all, Operator left, Operator right) {
        if (sameTypes(left, right)) {
            return new SetOperation(kind, all, left, renamed(right, Lineage.names(left)));
        }
        return new SetOperation(
                kind,
                all,
                new UnionAll(List.of(left, Filter.emptied(right))),
                new UnionAll(List.of(Filter.emptied(left), right)));
    }

    private static boolean sameTypes(Operator left, Operator right) {
        List<ColumnInfo> first = List.copyOf(Lineage.of(left).values());
        List<ColumnInfo> second = List.copyOf(Lineage.of(right).values());
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).type().isEmpty()
                    || !first.get(i).type().equals(second.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private static Operator renamed(Operator operator, List<String> names) {
        List<ColumnRef> columns = List.copyOf(Lineage.of(operator).keySet());
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            outputs.add(new Output(columns.get(i), names.get(i)));
        }
        return new Project(outputs, operator);
    }
}
