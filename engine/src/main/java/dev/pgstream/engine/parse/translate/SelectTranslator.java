package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/** Translates a SELECT with all that is nested in it; one translator for each level of WITH. */
public final class SelectTranslator {

    private final AnalyzedQuery query;
    private final Function<String, Select> parser;
    private final Map<String, Operator> commonTables;
    private final Names names;
    private final InputOrder inputOrder;

    /**
     * @param parser parses the canonical text of a view
     */
    public SelectTranslator(AnalyzedQuery query, Function<String, Select> parser) {
        this(query, parser, Map.of(), new Names(), new InputOrder());
    }

    private SelectTranslator(
            AnalyzedQuery query,
            Function<String, Select> parser,
            Map<String, Operator> commonTables,
            Names names,
            InputOrder inputOrder) {
        this.query = query;
        this.parser = parser;
        this.commonTables = commonTables;
        this.names = names;
        this.inputOrder = inputOrder;
    }

    /** Returns the operator for a SELECT; the order of the whole result carries no meaning and is dropped. */
    public Operator translate(Select select) {
        Operator plan = select(select, true);
        inputOrder.require();
        return plan;
    }

    /** Returns the operator for a nested SELECT. */
    Operator nested(Select select) {
        return select(select, false);
    }

    AnalyzedQuery query() {
        return query;
    }

    Names names() {
        return names;
    }

    InputOrder inputOrder() {
        return inputOrder;
    }

    /** Returns the WITH query of this name, or null. */
    @org.jspecify.annotations.Nullable
    Operator commonTable(String name) {
        return commonTables.get(name);
    }

    /** Returns a view's operator; the view sees no WITH query of its reader. */
    @org.jspecify.annotations.Nullable
    Operator view(QualifiedName name) {
        String text = query.views().get(name);
        return text == null
                ? null
                : new SelectTranslator(query, parser, Map.of(), names, inputOrder).nested(parser.apply(text));
    }

    private Operator select(Select select, boolean top) {
        SelectTranslator inner = scoped(select);
        rejectLocks(select);
        if (!top && select.getOrderByElements() != null) {
            inputOrder.noteOrdered();
        }
        if (select instanceof ParenthesedSelect parenthesed) {
            return TopRowsTranslator.limited(select, inner.select(parenthesed.getSelect(), top), inputOrder);
        }
        if (select instanceof SetOperationList operations) {
            return TopRowsTranslator.limited(
                    select, new SetOperationTranslator(inner).translate(operations), inputOrder);
        }
        if (select instanceof PlainSelect plain) {
            return inner.plain(plain);
        }
        if (select instanceof Values values) {
            return TopRowsTranslator.limited(select, ValuesTranslator.translate(values), inputOrder);
        }
        throw Refusal.of("this form of SELECT has no delta rule yet", select, "write it as a plain SELECT");
    }

    /** Returns the translator of what reads the WITH queries of a SELECT. */
    SelectTranslator scoped(Select select) {
        if (select.getWithItemsList() == null) {
            return this;
        }
        // The parser notes the word, which is meant for all of them, with the first one.
        boolean recursive = select.getWithItemsList().stream().anyMatch(WithItem::isRecursive);
        SelectTranslator inner = this;
        for (WithItem<?> item : select.getWithItemsList()) {
            String name = ParserNames.unquote(item.getAlias().getName());
            inner = inner.with(name, inner.commonTable(name, item, recursive));
        }
        return inner;
    }

    /** Returns the translator of what reads one more WITH query. */
    SelectTranslator with(String name, Operator body) {
        Map<String, Operator> known = new HashMap<>(commonTables);
        known.put(name, body);
        return new SelectTranslator(query, parser, known, names, inputOrder);
    }

    private Operator commonTable(String name, WithItem<?> item, boolean recursive) {
        RecursionTranslator.requirePlain(name, item);
        Select select = (Select) item.getSelect();
        List<String> columns = columns(item);
        return (recursive ? new RecursionTranslator(this, name, columns).translate(select) : Optional.<Operator>empty())
                .orElseGet(() -> renamed(nested(select), columns));
    }

    private static List<String> columns(WithItem<?> item) {
        return item.getWithItemList() == null
                ? List.of()
                : item.getWithItemList().stream()
                        .map(column -> ParserNames.unquote(column.toString()))
                        .toList();
    }

    /** Returns the operator with new names for its leading columns. */
    static Operator renamed(Operator body, List<String> names) {
        if (Lineage.names(body).subList(0, names.size()).equals(names)) {
            return body;
        }
        dev.pgstream.engine.plan.Alias alias = new dev.pgstream.engine.plan.Alias("pgs_with", names, body);
        List<Output> outputs = Lineage.of(alias).keySet().stream()
                .map(column -> new Output(column, column.name()))
                .toList();
        return new Project(outputs, alias);
    }

    private static void rejectLocks(Select select) {
        if (select.getForMode() != null) {
            throw Refusal.of(
                    "row locks have no meaning in a stream table", select, "leave FOR UPDATE and the like out");
        }
    }

    private Operator plain(PlainSelect select) {
        if (select.isUsingOnly()) {
            throw Refusal.of(
                    "FROM ONLY has no delta rule yet",
                    select.getFromItem(),
                    "read the table with its children and filter by a column");
        }
        Rows block = new FromTranslator(this, Optional.empty()).translate(select.getFromItem(), select.getJoins());
        if (select.getWhere() != null) {
            new SubqueryTranslator(this, block).where(select.getWhere());
        }
        SelectList list = new SelectList(select.getSelectItems());
        TopRowsTranslator top = TopRowsTranslator.of(select, list, inputOrder);
        List<Expression> expressions = list.with(WindowTranslator.definitions(select));
        GroupedTranslator grouped = new GroupedTranslator(this, block, select);
        BlockRows rows = grouped.applies(expressions) ? grouped.translate(expressions) : rows(block, expressions);
        Operator result = result(select, list, rows);
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() == null) {
            list.requireShown();
            result = new Aggregate(Lineage.names(result), List.of(), result);
        }
        return list.shown(top.translate(result));
    }

    private Operator result(PlainSelect select, SelectList list, BlockRows rows) {
        boolean expands = ListExpansion.applies(this, rows, list.expressions());
        if (!WindowTranslator.applies(list)) {
            return expands
                    ? new ListExpansion(this, rows).translate(list)
                    : new Project(list.outputs(rows.expressions()::translate), rows.operator());
        }
        if (expands) {
            throw Refusal.of(
                    "set-returning functions beside window functions in one select list have no delta rule",
                    select,
                    "compute the windows in a subquery");
        }
        return new WindowTranslator(this, select, rows).translate(list);
    }

    private BlockRows rows(Rows block, List<Expression> list) {
        ExpressionTranslator expressions = new SubqueryTranslator(this, block).lifting(list);
        return new BlockRows(block.operator(), expressions);
    }
}
