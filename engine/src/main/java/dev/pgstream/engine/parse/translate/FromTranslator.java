package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Scan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/**
 * Translates a FROM clause. Inner joins become one flat join: the product of their inputs and their conditions. The two sides
 * of an outer join become a FROM item each.
 */
final class FromTranslator {

    private final SelectTranslator selects;
    private final Optional<Scope> outer;

    /**
     * @param outer what a subquery sees around it
     */
    FromTranslator(SelectTranslator selects, Optional<Scope> outer) {
        this.selects = selects;
        this.outer = outer;
    }

    Rows translate(@Nullable FromItem first, @Nullable List<net.sf.jsqlparser.statement.select.Join> joins) {
        Rows rows = new Rows(selects.names(), outer);
        if (first != null) {
            addItem(rows, first);
        }
        if (joins != null) {
            joins.forEach(join -> addJoin(rows, join));
        }
        return rows;
    }

    private void addItem(Rows rows, FromItem item) {
        if (item.getPivot() != null || item.getUnPivot() != null || item.getSampleClause() != null) {
            throw Refusal.of(
                    "TABLESAMPLE and PIVOT have no delta rule", item, "filter by a condition on the rows instead");
        }
        if (item instanceof ParenthesedFromItem nested
                && item.getAlias() == null
                && LateralItems.in(nested, rows.scope())) {
            LateralItems.requireLeftFirst(nested);
            addItem(rows, nested.getFromItem());
            nested.getJoins().forEach(join -> addJoin(rows, join));
        } else if (item instanceof ParenthesedFromItem nested && item.getAlias() == null) {
            rows.add(translate(nested.getFromItem(), nested.getJoins()));
        } else if (FunctionItems.applies(item, rows)) {
            new FunctionItems(selects, outer).add(rows, item);
        } else if (item instanceof LateralSubSelect lateral && Correlation.occursIn(lateral, rows.scope())) {
            new LateralTranslator(selects).add(rows, lateral);
        } else {
            Rows one = new Rows(selects.names(), outer);
            one.add(named(item));
            rows.add(one);
        }
    }

    private Operator named(FromItem item) {
        if (item instanceof Table table) {
            return table(table);
        }
        if (item instanceof ParenthesedFromItem nested && nested.getFromItem() instanceof Values values) {
            return alias(item, "", ValuesTranslator.translate(values));
        }
        if (item instanceof ParenthesedSelect select) {
            return alias(item, "", selects.nested(select));
        }
        throw Refusal.of("this FROM item has no delta rule yet", item, "write it as a subquery over plain tables");
    }

    private Operator table(Table table) {
        String name = ParserNames.unquote(table.getName());
        if (table.getSchemaName() == null) {
            Operator body = selects.commonTable(name);
            if (body == null) {
                throw Refusal.of("the parser found no table", table, "name the table in another way");
            }
            return alias(table, name, body);
        }
        QualifiedName qualified = new QualifiedName(ParserNames.unquote(table.getSchemaName()), name);
        Operator view = selects.view(qualified);
        if (view != null) {
            return alias(table, name, view);
        }
        return selects.query()
                .source(qualified)
                .map(source -> {
                    if (!source.kind().capturable()) {
                        throw Refusal.of(
                                "changes of the " + source.kind().label() + " can't be captured",
                                qualified,
                                "read the tables behind it, or copy it into a table");
                    }
                    return alias(table, name, new Scan(source));
                })
                .orElseThrow(() -> Refusal.of("the parser found no table", table, "name the table in another way"));
    }

    private static Alias alias(FromItem item, String tableName, Operator input) {
        if (item.getAlias() == null) {
            return new Alias(tableName, List.of(), input);
        }
        List<String> columns = item.getAlias().getAliasColumns() == null
                ? List.of()
                : item.getAlias().getAliasColumns().stream()
                        .map(column -> ParserNames.unquote(column.name))
                        .toList();
        return new Alias(ParserNames.unquote(item.getAlias().getName()), columns, input);
    }

    private void addJoin(Rows rows, net.sf.jsqlparser.statement.select.Join join) {
        if (join.isSemi() || join.isNatural() || join.isApply() || join.isWindowJoin()) {
            throw Refusal.of("this join has no delta rule yet", join, "write it as JOIN … ON or LEFT JOIN … ON");
        }
        if (join.isLeft() || join.isRight() || join.isFull()) {
            new OuterJoinTranslator(selects, outer).add(rows, join);
            return;
        }
        Map<ColumnRef, ColumnRef> before = new LinkedHashMap<>(rows.places());
        addItem(rows, join.getFromItem());
        UsingColumns using = new UsingColumns(rows, before.keySet());
        List<Output> merged = using.merged(join);
        List<Expr> conditions = new ArrayList<>(using.conditions(join));
        List<Expression> nested = new ArrayList<>();
        for (Expression on : join.getOnExpressions()) {
            for (Expression conjunct : ExpressionTranslator.split(on)) {
                if (!SubqueryNodes.of(conjunct).isEmpty()) {
                    nested.add(conjunct);
                    continue;
                }
                Expr condition = new ExpressionTranslator(rows.scope()::resolve).translate(conjunct);
                if (outer.isEmpty() || rows.scope().covers(condition)) {
                    conditions.add(condition);
                } else {
                    rows.around().addCondition(conjunct);
                }
            }
        }
        rows.scope().requireOwn(conditions, join);
        rows.on(conditions);
        UsingColumns.place(rows, merged);
        SubqueryTranslator subqueries = new SubqueryTranslator(selects, rows);
        nested.forEach(subqueries::conjunct);
    }
}
