package dev.pgstream.engine.parse.translate;

import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.TableFunction;

/**
 * Joins in parentheses with an item that reads columns from before them: {@code a, (f(a.x) JOIN b ON …)}. Where their inner
 * and left joins come one after the other, the parentheses mean nothing.
 */
final class LateralItems {

    private LateralItems() {}

    /** Whether an item of the joins reads these columns. */
    static boolean in(ParenthesedFromItem joins, Scope before) {
        return joins.getJoins() != null
                && (reads(joins.getFromItem(), before)
                        || joins.getJoins().stream().anyMatch(join -> reads(join.getFromItem(), before)));
    }

    private static boolean reads(FromItem item, Scope before) {
        if (item instanceof TableFunction function) {
            return FunctionSyntax.arguments(function).stream().anyMatch(call -> Correlation.occursIn(call, before));
        }
        return item instanceof LateralSubSelect lateral
                ? Correlation.occursIn(lateral, before)
                : item instanceof ParenthesedFromItem nested && nested.getAlias() == null && in(nested, before);
    }

    /** Checks that the joins may go without their parentheses. */
    static void requireLeftFirst(ParenthesedFromItem joins) {
        for (Join join : joins.getJoins()) {
            if (join.isRight() || join.isFull()) {
                throw Refusal.of(
                        "RIGHT and FULL JOIN have no delta rule beside an item that reads columns from outside of their"
                                + " parentheses",
                        joins,
                        "write a LEFT JOIN with the sides exchanged");
            }
        }
    }
}
