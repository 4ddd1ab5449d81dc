package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** Translates UNION [ALL] chains from left to right; UNION is DISTINCT over UNION ALL. */
final class SetOperationTranslator {

    private final SelectTranslator selects;

    SetOperationTranslator(SelectTranslator selects) {
        this.selects = selects;
    }

    Operator translate(SetOperationList list) {
        Operator result = selects.nested(list.getSelect(0));
        for (int i = 0; i < list.getOperations().size(); i++) {
            SetOperation operation = list.getOperation(i);
            Operator next = selects.nested(list.getSelect(i + 1));
            switch (operation.toString().trim()) {
                case "UNION ALL" -> result = union(result, next);
                case "UNION", "UNION DISTINCT" -> {
                    Operator all = union(result, next);
                    result = new Aggregate(Lineage.names(all), List.of(), all);
                }
                default -> throw new NotIncrementalException(operation + " has no delta rule yet");
            }
        }
        return result;
    }

    private static Operator union(Operator left, Operator right) {
        List<Operator> branches = new ArrayList<>();
        // Only a left-hand chain may be flattened: a nested union on the right may resolve other column types.
        branches.addAll(left instanceof UnionAll chain ? chain.branches() : List.of(left));
        branches.add(right);
        return new UnionAll(branches);
    }
}
