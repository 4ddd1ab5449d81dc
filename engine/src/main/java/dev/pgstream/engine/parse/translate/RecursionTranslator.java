package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/** Translates WITH queries that read themselves: all branches of their union but the last one are the base. */
final class RecursionTranslator {

    private static final String TABLE = "pgs_recursion";

    private final SelectTranslator selects;
    private final String name;
    private final List<String> columns;

    /**
     * @param selects knows the WITH queries before this one
     * @param columns new names for the leading columns
     */
    RecursionTranslator(SelectTranslator selects, String name, List<String> columns) {
        this.selects = selects;
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /** Refuses the clauses that add columns, of which one makes other rows as well. */
    static void requirePlain(String name, WithItem<?> item) {
        if (item.getSearchClause() != null || item.getCycleClause() != null) {
            throw Refusal.of(
                    "SEARCH and CYCLE have no delta rule",
                    name,
                    "keep the path in an array of your own, and compare with it in the recursive term");
        }
    }

    /** Returns the operator; empty for a query that doesn't read itself. */
    Optional<Operator> translate(Select select) {
        SelectTranslator scope = selects.scoped(select);
        if (select instanceof ParenthesedSelect parenthesed) {
            return new RecursionTranslator(scope, name, columns).translate(parenthesed.getSelect());
        }
        return select instanceof SetOperationList list ? union(scope, list) : Optional.empty();
    }

    private Optional<Operator> union(SelectTranslator scope, SetOperationList list) {
        SetOperationTranslator operations = new SetOperationTranslator(scope);
        int last = list.getSelects().size() - 1;
        Operator base = SelectTranslator.renamed(operations.translate(list, last), columns);
        List<String> all = Lineage.names(base);
        List<ColumnInfo> known = Lineage.of(base).values().stream()
                .map(info -> new ColumnInfo(info.type(), info.notNull()))
                .toList();
        while (true) {
            Reference rows = new Reference(TABLE, all, known, false);
            Operator step = SelectTranslator.renamed(
                    scope.with(name, new Recurrence(rows)).nested(list.getSelect(last)), all);
            if (Recurrence.occurrences(step) == 0) {
                return Optional.empty();
            }
            List<ColumnInfo> both = both(known, List.copyOf(Lineage.of(step).values()));
            if (both.equals(known)) {
                boolean distinct =
                        list.getOperation(last - 1).toString().strip().equals("UNION");
                return Optional.of(recursion(rows, distinct, base, step));
            }
            known = both;
        }
    }

    private Operator recursion(Reference rows, boolean distinct, Operator base, Operator step) {
        if (!Recurrence.isLinear(step)) {
            throw Refusal.of(
                    "a recursive term that groups, unites or orders its own rows has no delta rule",
                    name,
                    "group, unite or order in the query that reads the recursion");
        }
        return new Recursion(name, rows, distinct, base, step);
    }

    /** A column can't be NULL where neither the base nor, given that, the step has any. */
    private static List<ColumnInfo> both(List<ColumnInfo> known, List<ColumnInfo> step) {
        return IntStream.range(0, known.size())
                .mapToObj(
                        i -> step.get(i).notNull() ? known.get(i) : known.get(i).nullable())
                .toList();
    }
}
