package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.ArrayList;
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

    /**
     * @param parser parses the canonical text of a view
     */
    public SelectTranslator(AnalyzedQuery query, Function<String, Select> parser) {
        this(query, parser, Map.of(), new Names());
    }

    private SelectTranslator(
            AnalyzedQuery query, Function<String, Select> parser, Map<String, Operator> commonTables, Names names) {
        this.query = query;
        this.parser = parser;
        this.commonTables = commonTables;
        this.names = names;
    }

    /** Returns the operator for a SELECT; the order of the whole result carries no meaning and is dropped. */
    public Operator translate(Select select) {
        return select(select, true);
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

    /** Returns the WITH query of this name, or null. */
    @org.jspecify.annotations.Nullable
    Operator commonTable(String name) {
        return commonTables.get(name);
    }

    /** Returns a view's operator; the view sees no WITH query of its reader. */
    @org.jspecify.annotations.Nullable
    Operator view(QualifiedName name) {
        String text = query.views().get(name);
        return text == null ? null : new SelectTranslator(query, parser, Map.of(), names).nested(parser.apply(text));
    }

    private Operator select(Select select, boolean top) {
        SelectTranslator inner = withItems(select);
        rejectTails(select, top);
        if (select instanceof ParenthesedSelect parenthesed) {
            return inner.select(parenthesed.getSelect(), top);
        }
        if (select instanceof SetOperationList operations) {
            return new SetOperationTranslator(inner).translate(operations);
        }
        if (select instanceof PlainSelect plain) {
            return inner.plain(plain);
        }
        if (select instanceof Values values) {
            return ValuesTranslator.translate(values);
        }
        throw new NotIncrementalException("this form of SELECT has no delta rule yet: " + select);
    }

    private SelectTranslator withItems(Select select) {
        if (select.getWithItemsList() == null) {
            return this;
        }
        Map<String, Operator> known = new HashMap<>(commonTables);
        for (WithItem<?> item : select.getWithItemsList()) {
            String name = ParserNames.unquote(item.getAlias().getName());
            if (item.isRecursive()) {
                throw new NotIncrementalException("WITH RECURSIVE has no delta rule yet: " + name);
            }
            Operator body = new SelectTranslator(query, parser, known, names).nested((Select) item.getSelect());
            known.put(name, renamed(body, item));
        }
        return new SelectTranslator(query, parser, known, names);
    }

    private static Operator renamed(Operator body, WithItem<?> item) {
        if (item.getWithItemList() == null || item.getWithItemList().isEmpty()) {
            return body;
        }
        List<String> names = item.getWithItemList().stream()
                .map(column -> ParserNames.unquote(column.toString()))
                .toList();
        dev.pgstream.engine.plan.Alias alias = new dev.pgstream.engine.plan.Alias("pgs_with", names, body);
        List<Output> outputs = Lineage.of(alias).keySet().stream()
                .map(column -> new Output(column, column.name()))
                .toList();
        return new Project(outputs, alias);
    }

    private static void rejectTails(Select select, boolean top) {
        if (select.getLimit() != null || select.getOffset() != null || select.getFetch() != null) {
            throw new NotIncrementalException("LIMIT, OFFSET and FETCH have no delta rule yet");
        }
        if (select.getOrderByElements() != null && !top) {
            throw new NotIncrementalException("ORDER BY in a subquery has no delta rule");
        }
        if (select.getForMode() != null) {
            throw new NotIncrementalException("row locks (FOR UPDATE and the like) have no meaning in a stream table");
        }
    }

    private Operator plain(PlainSelect select) {
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            throw new NotIncrementalException("DISTINCT ON has no delta rule yet");
        }
        if (select.getWindowDefinitions() != null) {
            throw new NotIncrementalException("window functions have no delta rule yet");
        }
        if (select.isUsingOnly()) {
            throw new NotIncrementalException("FROM ONLY has no delta rule yet");
        }
        Rows block = new FromTranslator(this, Optional.empty()).translate(select.getFromItem(), select.getJoins());
        if (select.getWhere() != null) {
            new SubqueryTranslator(this, block).where(select.getWhere());
        }
        GroupedTranslator grouped = new GroupedTranslator(this, block, select);
        Operator rows = grouped.applies() ? grouped.translate() : project(select, block);
        return select.getDistinct() == null ? rows : new Aggregate(Lineage.names(rows), List.of(), rows);
    }

    private Operator project(PlainSelect select, Rows block) {
        List<Expression> items = new ArrayList<>();
        select.getSelectItems().forEach(item -> items.add(item.getExpression()));
        ExpressionTranslator expressions = new SubqueryTranslator(this, block).lifting(items);
        List<String> names = OutputName.of(select.getSelectItems());
        List<Output> outputs = new ArrayList<>();
        for (Expression item : items) {
            outputs.add(new Output(expressions.translate(item), names.get(outputs.size())));
        }
        return new Project(outputs, block.operator());
    }
}
