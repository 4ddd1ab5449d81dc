package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Order;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.rewrite.TotalOrder;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Translates DISTINCT ON, and ORDER BY with LIMIT:
 *
 * <pre>
 *   SELECT DISTINCT ON (keys) … ORDER BY keys, order LIMIT n
 *     =  TopRows order n (TopRows keys order (…))
 * </pre>
 *
 * What the user leaves open among rows that tie is settled by their key, or by all their columns where they have none,
 * which is one of the results that PostgreSQL may give.
 */
final class TopRowsTranslator {

    private final List<String> keys = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final String limit;
    private final boolean ties;
    private final boolean skips;

    /**
     * @param column returns the name of the output column behind an item
     */
    private TopRowsTranslator(
            Select select, @Nullable Distinct distinct, Function<Expression, String> column, InputOrder inputOrder) {
        LimitClause clause = LimitClause.of(select);
        this.limit = clause.text();
        this.ties = clause.withTies();
        this.skips = clause.skips();
        if (distinct != null && distinct.getOnSelectItems() != null) {
            distinct.getOnSelectItems().stream()
                    .map(item -> column.apply(item.getExpression()))
                    .distinct()
                    .forEach(keys::add);
        }
        if (select.getOrderByElements() == null && (!keys.isEmpty() || !limit.isEmpty())) {
            inputOrder.noteDependent(keys.isEmpty() ? limit : "DISTINCT ON");
        }
        if (select.getOrderByElements() != null && (!keys.isEmpty() || !limit.isEmpty())) {
            for (OrderByElement element : select.getOrderByElements()) {
                String name = column.apply(element.getExpression());
                columns.add(name);
                items.add(Identifier.quote(name) + direction(element));
            }
        }
    }

    /** Of a block; columns that only the order reads are added to the list. */
    static TopRowsTranslator of(PlainSelect select, SelectList list, InputOrder inputOrder) {
        return new TopRowsTranslator(select, select.getDistinct(), list::column, inputOrder);
    }

    /** Of rows that are already there, such as a union's: the order names or numbers their columns. */
    static Operator limited(Select select, Operator rows, InputOrder inputOrder) {
        List<String> names = Lineage.names(rows);
        return new TopRowsTranslator(select, null, item -> named(item, names), inputOrder).translate(rows);
    }

    private static String named(Expression item, List<String> names) {
        Expression bare = ExpressionTranslator.strip(item);
        if (bare instanceof LongValue number) {
            return names.get((int) number.getValue() - 1);
        }
        String name = ParserNames.unquote(Deparser.text(bare));
        if (!names.contains(name)) {
            throw Refusal.of(
                    "this ORDER BY of a set operation has no delta rule",
                    item,
                    "order by the name of an output column");
        }
        return name;
    }

    /** Returns what follows the expression in a sort item. */
    static String direction(OrderByElement element) {
        String direction = element.isAsc() ? "" : " DESC";
        if (element.getNullOrdering() == null) {
            return direction;
        }
        boolean first = element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST;
        return direction + (first ? " NULLS FIRST" : " NULLS LAST");
    }

    Operator translate(Operator rows) {
        Set<String> ordered = new HashSet<>(keys);
        ordered.addAll(columns);
        Operator result = rows;
        if (!keys.isEmpty()) {
            List<String> rest = IntStream.range(0, items.size())
                    .filter(i -> !keys.contains(columns.get(i)))
                    .mapToObj(items::get)
                    .toList();
            result = new TopRows(keys, TotalOrder.of(rows).settle(rest, ordered), "", rows);
        }
        if (limit.isEmpty()) {
            return result;
        }
        TotalOrder total = TotalOrder.of(result);
        if (ties && skips && !total.by(ordered)) {
            throw Refusal.of(
                    "OFFSET may skip any of the rows that tie",
                    limit,
                    "add columns to ORDER BY so that no two rows tie");
        }
        Order order = ties ? Order.of(items) : total.settle(items, ordered);
        return new TopRows(List.of(), order, limit, result);
    }
}
