package dev.pgstream.engine.parse.translate;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.util.deparser.ExpressionDeParser;
import net.sf.jsqlparser.util.deparser.SelectDeParser;

/** Prints the subqueries of an expression; JSqlParser's own printer does not look into functions and parentheses in FROM. */
final class FunctionDeparser extends SelectDeParser {

    private final ExpressionDeParser expressions;

    FunctionDeparser(ExpressionDeParser expressions, StringBuilder text) {
        super(expressions, text);
        this.expressions = expressions;
    }

    @Override
    public <S> StringBuilder visit(TableFunction item, S context) {
        StringBuilder text = getBuilder();
        if (item.getPrefix() != null) {
            text.append(item.getPrefix()).append(' ');
        }
        String before = item.isRowsFrom() ? "ROWS FROM (" : "";
        for (Expression call : FunctionSyntax.arguments(item)) {
            text.append(before);
            call.accept(expressions, context);
            before = ", ";
        }
        text.append(item.isRowsFrom() ? ")" : "");
        if (item.getWithClause() != null) {
            text.append(" WITH ").append(item.getWithClause());
        }
        return text.append(item.getAlias() == null ? "" : item.getAlias().toString());
    }

    @Override
    public <S> StringBuilder visit(ParenthesedFromItem item, S context) {
        getBuilder().append('(');
        item.getFromItem().accept(this, context);
        if (item.getJoins() != null) {
            item.getJoins().forEach(this::deparseJoin);
        }
        return getBuilder()
                .append(')')
                .append(item.getAlias() == null ? "" : item.getAlias().toString());
    }
}
