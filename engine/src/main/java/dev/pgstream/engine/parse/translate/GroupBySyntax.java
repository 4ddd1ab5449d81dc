package dev.pgstream.engine.parse.translate;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.GroupByElement;

/**
 * Reads GROUP BY as the grouping sets that its items make: every item is a list of sets, and the whole is their product.
 *
 * <pre>
 *   a                        =  (a)
 *   ROLLUP (a, b)            =  (a, b), (a), ()
 *   CUBE (a, b)              =  (a, b), (a), (b), ()
 *   GROUPING SETS (x, y)     =  the sets of x, the sets of y
 *   a, ROLLUP (b, (c, d))    =  (a, b, c, d), (a, b), (a)
 * </pre>
 *
 * The parser takes ROLLUP and CUBE for functions; a real function of that name would be qualified.
 */
final class GroupBySyntax {

    private GroupBySyntax() {}

    /** Whether equal sets count once. */
    static boolean distinct(GroupByElement groupBy) {
        return groupBy.getGroupByExpressionList().stream()
                .anyMatch(item -> item instanceof Function function && marksDistinct(function));
    }

    private static boolean marksDistinct(Function function) {
        return ParserNames.GROUP_DISTINCT.startsWith(function.getName());
    }

    /** Returns the sets; equal ones stay. */
    static List<List<Expression>> sets(GroupByElement groupBy) {
        List<List<Expression>> sets = List.of(List.of());
        for (Expression item : items(groupBy.getGroupByExpressionList())) {
            if (!(item instanceof Function function && marksDistinct(function))) {
                sets = product(sets, setsOf(item));
            }
        }
        return sets;
    }

    private static List<List<Expression>> setsOf(Expression item) {
        if (item instanceof Function function) {
            switch (function.getName()) {
                case "ROLLUP" -> {
                    return rollup(items(function.getParameters()));
                }
                case "CUBE" -> {
                    return cube(items(function.getParameters()));
                }
                case ParserNames.GROUPING_SETS -> {
                    List<List<Expression>> all = new ArrayList<>();
                    items(function.getParameters()).forEach(set -> all.addAll(setsOf(set)));
                    return all;
                }
                default -> {}
            }
        }
        return List.of(members(item));
    }

    private static List<List<Expression>> rollup(List<Expression> items) {
        List<List<Expression>> sets = new ArrayList<>();
        for (int length = items.size(); length >= 0; length--) {
            sets.add(items.subList(0, length).stream()
                    .flatMap(item -> members(item).stream())
                    .toList());
        }
        return sets;
    }

    private static List<List<Expression>> cube(List<Expression> items) {
        List<List<Expression>> sets = List.of(List.of());
        for (Expression item : items) {
            sets = product(sets, List.of(members(item), List.of()));
        }
        return sets;
    }

    private static List<List<Expression>> product(List<List<Expression>> left, List<List<Expression>> right) {
        List<List<Expression>> sets = new ArrayList<>();
        for (List<Expression> first : left) {
            for (List<Expression> second : right) {
                List<Expression> both = new ArrayList<>(first);
                both.addAll(second);
                sets.add(both);
            }
        }
        return sets;
    }

    /** The parser takes a list of one parenthesed item for the item itself. */
    private static List<Expression> items(ExpressionList<?> list) {
        return list instanceof ParenthesedExpressionList<?> item ? List.of(item) : List.copyOf(list);
    }

    private static List<Expression> members(Expression item) {
        return item instanceof ParenthesedExpressionList<?> list ? List.copyOf(list) : List.of(item);
    }
}
