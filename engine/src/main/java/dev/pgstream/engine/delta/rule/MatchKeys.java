package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The right columns that must equal a left one within a type: rows that match the same left row agree in them.
 */
final class MatchKeys {

    private MatchKeys() {}

    /** Returns the columns by their names in the input of the right item. */
    static List<String> of(Match match) {
        Map<ColumnRef, ColumnInfo> left = Lineage.of(match.left());
        Map<ColumnRef, ColumnInfo> right = Lineage.of(match.right());
        List<ColumnRef> above = List.copyOf(right.keySet());
        List<String> below = Lineage.names(match.right().input());
        List<String> keys = new ArrayList<>();
        for (Expr condition : match.conditions()) {
            if (condition instanceof Equals equals) {
                boolean swapped = left.containsKey(equals.right());
                ColumnRef inner = swapped ? equals.left() : equals.right();
                ColumnRef outer = swapped ? equals.right() : equals.left();
                if (left.containsKey(outer)
                        && right.containsKey(inner)
                        && left.getOrDefault(outer, ColumnInfo.UNKNOWN)
                                .comparesWithin(right.getOrDefault(inner, ColumnInfo.UNKNOWN))) {
                    keys.add(below.get(above.indexOf(inner)));
                }
            }
        }
        return keys.stream().distinct().toList();
    }
}
