package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Operator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The right columns that must equal a left one within a type: rows that match the same left row agree in them.
 */
final class MatchKeys {

    private MatchKeys() {}

    /** Returns the left column for each, which goes by its name in the input of the right item. */
    static Map<String, ColumnRef> of(Match match) {
        return of(match.left(), match.right(), match.conditions());
    }

    /** The same for any two FROM items. */
    static Map<String, ColumnRef> of(Operator leftItem, Alias rightItem, List<Expr> conditions) {
        Map<ColumnRef, ColumnInfo> left = Lineage.of(leftItem);
        Map<ColumnRef, ColumnInfo> right = Lineage.of(rightItem);
        List<ColumnRef> above = List.copyOf(right.keySet());
        List<String> below = Lineage.names(rightItem.input());
        Map<String, ColumnRef> keys = new LinkedHashMap<>();
        for (Expr condition : conditions) {
            if (condition instanceof Equals equals) {
                boolean swapped = left.containsKey(equals.right());
                ColumnRef inner = swapped ? equals.left() : equals.right();
                ColumnRef outer = swapped ? equals.right() : equals.left();
                if (left.containsKey(outer)
                        && right.containsKey(inner)
                        && left.getOrDefault(outer, ColumnInfo.UNKNOWN)
                                .comparesWithin(right.getOrDefault(inner, ColumnInfo.UNKNOWN))) {
                    keys.putIfAbsent(below.get(above.indexOf(inner)), outer);
                }
            }
        }
        return keys;
    }
}
