package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.SetOperation.Kind;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.select.SetOperationList;

/**
 * Translates chains of set operations from left to right; canonical text has parentheses wherever the order is another one.
 * UNION is DISTINCT over UNION ALL.
 */
final class SetOperationTranslator {

    private final SelectTranslator selects;

    SetOperationTranslator(SelectTranslator selects) {
        this.selects = selects;
    }

    Operator translate(SetOperationList list) {
        return translate(list, list.getSelects().size());
    }

    /** The same for the first SELECTs of the chain alone. */
    Operator translate(SetOperationList list, int selectCount) {
        Operator result = selects.nested(list.getSelect(0));
        for (int i = 0; i < selectCount - 1; i++) {
            String operation = list.getOperation(i).toString().strip();
            result = combined(operation, result, selects.nested(list.getSelect(i + 1)));
        }
        return result;
    }

    private static Operator combined(String operation, Operator left, Operator right) {
        return switch (operation) {
            case "UNION ALL" -> union(left, right);
            case "UNION" -> {
                Operator all = union(left, right);
                yield new Aggregate(Lineage.names(all), List.of(), all);
            }
            case "INTERSECT", "INTERSECT ALL" ->
                MatchedSides.of(Kind.INTERSECT, operation.endsWith("ALL"), left, right);
            case "EXCEPT", "EXCEPT ALL" -> MatchedSides.of(Kind.EXCEPT, operation.endsWith("ALL"), left, right);
            default ->
                throw Refusal.of("this set operation has no delta rule", operation, "use UNION, INTERSECT or EXCEPT");
        };
    }

    private static Operator union(Operator left, Operator right) {
        List<Operator> branches = new ArrayList<>();
        // Only a left-hand chain may be flattened: a nested union on the right may resolve other column types.
        branches.addAll(left instanceof UnionAll chain ? chain.branches() : List.of(left));
        branches.add(right);
        return new UnionAll(branches);
    }
}
