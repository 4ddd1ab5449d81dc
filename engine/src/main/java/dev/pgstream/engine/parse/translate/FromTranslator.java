package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Translates a FROM clause into one flat join: inner joins are the product of their inputs and their conditions. */
final class FromTranslator {

    private final SelectTranslator selects;
    private final List<Operator> inputs = new ArrayList<>();
    private final List<Expr> conditions = new ArrayList<>();

    FromTranslator(SelectTranslator selects) {
        this.selects = selects;
    }

    Operator translate(@Nullable FromItem first, @Nullable List<net.sf.jsqlparser.statement.select.Join> joins) {
        if (first == null) {
            return new Unit();
        }
        addTree(first, joins);
        if (inputs.size() > 1) {
            return new Join(inputs, conditions);
        }
        return conditions.isEmpty() ? inputs.get(0) : new Filter(conditions, inputs.get(0));
    }

    private void addTree(FromItem first, @Nullable List<net.sf.jsqlparser.statement.select.Join> joins) {
        add(first);
        if (joins != null) {
            joins.forEach(this::addJoin);
        }
    }

    private void add(FromItem item) {
        if (item.getPivot() != null || item.getUnPivot() != null || item.getSampleClause() != null) {
            throw new NotIncrementalException("TABLESAMPLE and PIVOT have no delta rule: " + item);
        }
        if (item instanceof ParenthesedFromItem nested && item.getAlias() == null) {
            addTree(nested.getFromItem(), nested.getJoins());
        } else if (item instanceof ParenthesedFromItem nested && nested.getFromItem() instanceof Values values) {
            inputs.add(alias(item, "", ValuesTranslator.translate(values)));
        } else if (item instanceof Table table) {
            inputs.add(table(table));
        } else if (item instanceof ParenthesedSelect select && !(item instanceof LateralSubSelect)) {
            inputs.add(alias(item, "", selects.nested(select)));
        } else {
            throw new NotIncrementalException("this FROM item has no delta rule yet: " + item);
        }
    }

    private Operator table(Table table) {
        String name = ParserNames.unquote(table.getName());
        if (table.getSchemaName() == null) {
            Operator body = selects.commonTable(name);
            if (body == null) {
                throw new NotIncrementalException("the parser found no table for " + table);
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
                        throw new NotIncrementalException(
                                "changes of the " + source.kind().label() + " " + qualified + " can't be captured");
                    }
                    return alias(table, name, new Scan(source));
                })
                .orElseThrow(() -> new NotIncrementalException("the parser found no table for " + table));
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

    private void addJoin(net.sf.jsqlparser.statement.select.Join join) {
        if (join.isLeft() || join.isRight() || join.isFull() || join.isOuter()) {
            throw new NotIncrementalException("outer joins have no delta rule yet: " + join);
        }
        if (join.isSemi() || join.isNatural() || join.isApply() || join.isWindowJoin()) {
            throw new NotIncrementalException("this join has no delta rule yet: " + join);
        }
        int before = inputs.size();
        add(join.getFromItem());
        for (Column column : join.getUsingColumns()) {
            conditions.add(using(column, before));
        }
        for (Expression on : join.getOnExpressions()) {
            Map<ColumnRef, ColumnInfo> visible = new LinkedHashMap<>();
            inputs.forEach(input -> visible.putAll(Lineage.of(input)));
            conditions.addAll(new ExpressionTranslator(new Scope(visible)::resolve).conjuncts(on));
        }
    }

    /** USING joins the first column of that name on the left with the one on the right, by the plain {@code =}. */
    private Expr using(Column column, int leftInputs) {
        String name = ParserNames.unquote(column.getColumnName());
        ColumnRef left = side(name, inputs.subList(0, leftInputs));
        ColumnRef right = side(name, inputs.subList(leftInputs, inputs.size()));
        return new Equals("(" + left.text() + " = " + right.text() + ")", left, right);
    }

    private ColumnRef side(String name, List<Operator> operators) {
        return operators.stream()
                .flatMap(operator -> Lineage.of(operator).entrySet().stream())
                .filter(entry -> entry.getKey().name().equals(name))
                .filter(entry -> entry.getValue()
                        .type()
                        .filter(t -> t.equality() != SqlType.Equality.FOREIGN)
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new NotIncrementalException(
                        "USING (" + name + ") joins a column whose equality operator is not known"));
    }
}
