package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.OverlapsCondition;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.XMLSerializeExpr;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.OldOracleJoinBinaryExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.util.deparser.ExpressionDeParser;
import net.sf.jsqlparser.util.deparser.SelectDeParser;

/** Prints a syntax tree back to SQL, with columns and chosen parts replaced. */
public final class Deparser extends ExpressionDeParser {

    /** What to put in place of parts of an expression. */
    interface Substitution {
        /** Returns the text for a column. */
        String column(Column column);

        /** Returns the text for a whole subexpression, or empty to print it as it is. */
        default Optional<String> expression(Expression expression) {
            return Optional.empty();
        }

        /** Whether subqueries that are not replaced are printed, with their columns; else they are refused. */
        default boolean entersSubqueries() {
            return false;
        }
    }

    private final Substitution substitution;

    private Deparser(Substitution substitution) {
        super(null, new StringBuilder());
        this.substitution = substitution;
        setSelectVisitor(new FunctionDeparser(this, getBuilder()));
    }

    /** Returns a whole statement's text, nothing replaced. */
    public static String statement(Select select) {
        StringBuilder text = new StringBuilder();
        SelectDeParser selects = new SelectDeParser();
        ExpressionDeParser expressions = new ExpressionDeParser(selects, text);
        selects.setExpressionVisitor(expressions);
        selects.setBuilder(text);
        select.accept((net.sf.jsqlparser.statement.select.SelectVisitor<StringBuilder>) selects, null);
        return ParserNames.decode(text.toString());
    }

    /** Returns an expression's text, nothing replaced. */
    static String text(Expression expression) {
        return text(expression, Column::toString);
    }

    static String text(Expression expression, Substitution substitution) {
        Optional<String> whole = substitution.expression(expression);
        if (whole.isPresent()) {
            return whole.get();
        }
        Deparser deparser = new Deparser(substitution);
        expression.accept(deparser, null);
        return ParserNames.decode(deparser.getBuilder().toString());
    }

    @Override
    public <S> StringBuilder visit(Column column, S context) {
        return getBuilder().append(substitution.column(column));
    }

    @Override
    public <S> StringBuilder visit(Function function, S context) {
        return replaced(function) ? getBuilder() : super.visit(function, context);
    }

    /** JSqlParser's own printer takes the order of a filtered aggregate's arguments as it is, so it is given a printed one. */
    @Override
    public <S> StringBuilder visit(AnalyticExpression call, S context) {
        if (replaced(call)) {
            return getBuilder();
        }
        List<OrderByElement> order = call.getFuncOrderBy();
        if (order == null) {
            return super.visit(call, context);
        }
        call.setFuncOrderBy(order.stream().map(this::printed).toList());
        try {
            return super.visit(call, context);
        } finally {
            call.setFuncOrderBy(order);
        }
    }

    /** As a value that prints as it is: a column would quote its name again. */
    private OrderByElement printed(OrderByElement element) {
        Deparser deparser = new Deparser(substitution);
        element.getExpression().accept(deparser, null);
        return new OrderByElement()
                .withExpression(new HexValue(deparser.getBuilder().toString()))
                .withAsc(element.isAsc())
                .withAscDescPresent(element.isAscDescPresent())
                .withNullOrdering(element.getNullOrdering());
    }

    @Override
    public <S> StringBuilder visit(CastExpression cast, S context) {
        return replaced(cast) ? getBuilder() : super.visit(cast, context);
    }

    @Override
    public <S> StringBuilder visit(ExtractExpression extract, S context) {
        return replaced(extract) ? getBuilder() : super.visit(extract, context);
    }

    @Override
    public <S> StringBuilder visit(CaseExpression cases, S context) {
        return replaced(cases) ? getBuilder() : super.visit(cases, context);
    }

    @Override
    public <S> StringBuilder visit(ExpressionList<? extends Expression> list, S context) {
        return replaced(list) ? getBuilder() : super.visit(list, context);
    }

    @Override
    public <S> StringBuilder visit(TrimFunction trim, S context) {
        return replaced(trim) ? getBuilder() : super.visit(trim, context);
    }

    @Override
    public <S> StringBuilder visit(ArrayExpression array, S context) {
        return replaced(array) ? getBuilder() : super.visit(array, context);
    }

    @Override
    public <S> StringBuilder visit(ArrayConstructor array, S context) {
        return replaced(array) ? getBuilder() : super.visit(array, context);
    }

    // JSqlParser's own printer does not look into the following ones, so columns and subqueries would pass unseen.

    @Override
    public <S> StringBuilder visit(CollateExpression collate, S context) {
        collate.getLeftExpression().accept(this, context);
        return getBuilder().append(" COLLATE ").append(collate.getCollate());
    }

    @Override
    public <S> StringBuilder visit(IsDistinctExpression distinct, S context) {
        distinct.getLeftExpression().accept(this, context);
        getBuilder().append(distinct.getStringExpression());
        return distinct.getRightExpression().accept(this, context);
    }

    @Override
    public <S> StringBuilder visit(JsonExpression json, S context) {
        json.getExpression().accept(this, context);
        json.getIdentList().forEach(step -> {
            getBuilder().append(' ').append(step.getValue()).append(' ');
            step.getKey().accept(this, context);
        });
        return getBuilder();
    }

    @Override
    public <S> StringBuilder visit(OverlapsCondition overlaps, S context) {
        overlaps.getLeft().accept(this, context);
        getBuilder().append(" OVERLAPS ");
        return overlaps.getRight().accept(this, context);
    }

    @Override
    public <S> StringBuilder visit(JsonFunction function, S context) {
        throw notRead(function);
    }

    @Override
    public <S> StringBuilder visit(JsonAggregateFunction function, S context) {
        throw notRead(function);
    }

    @Override
    public <S> StringBuilder visit(XMLSerializeExpr function, S context) {
        throw notRead(function);
    }

    @Override
    public <S> StringBuilder visit(ParenthesedSelect select, S context) {
        return entered(select) ? super.visit(select, context) : getBuilder();
    }

    @Override
    public <S> StringBuilder visit(Select select, S context) {
        return entered(select) ? super.visit(select, context) : getBuilder();
    }

    @Override
    public <S> StringBuilder visit(ExistsExpression exists, S context) {
        return replaced(exists) ? getBuilder() : super.visit(exists, context);
    }

    @Override
    public <S> StringBuilder visit(InExpression in, S context) {
        return replaced(in) ? getBuilder() : super.visit(in, context);
    }

    @Override
    public <S> StringBuilder deparse(OldOracleJoinBinaryExpression comparison, String operator, S context) {
        return replaced(comparison) ? getBuilder() : super.deparse(comparison, operator, context);
    }

    @Override
    public <S> StringBuilder visit(AllTableColumns row, S context) {
        throw Refusal.of("a whole-row reference has no delta rule", row, "name the columns that you need");
    }

    /** Whether a subquery is printed as it stands, since nothing replaces it. */
    private boolean entered(Select select) {
        if (replaced(select)) {
            return false;
        }
        if (!substitution.entersSubqueries()) {
            throw subquery(select);
        }
        return true;
    }

    private boolean replaced(Expression expression) {
        Optional<String> text = substitution.expression(expression);
        text.ifPresent(getBuilder()::append);
        return text.isPresent();
    }

    private static NotIncrementalException notRead(Expression expression) {
        return Refusal.of(
                "this expression has no delta rule yet",
                expression,
                "write it in another way, or compute it in the query that reads the stream table");
    }

    private static NotIncrementalException subquery(Object select) {
        return Refusal.of(
                "a subquery in an expression has no delta rule yet",
                select,
                "write it as a subquery in FROM and join it");
    }
}
