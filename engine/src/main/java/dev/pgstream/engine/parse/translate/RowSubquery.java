package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Opaque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/** A subquery that reads no table, only functions and columns of the row around it: an expression over that row. */
final class RowSubquery {

    private RowSubquery() {}

    /** Whether no subquery in the expression reads a table; names that USING merges could be taken for the row's. */
    static boolean applies(Expression syntax) {
        return tables(syntax).isEmpty()
                && !syntax.toString().contains("(WITH ")
                && !syntax.toString().contains(" USING (");
    }

    private static Set<String> tables(Expression syntax) {
        return new TablesNamesFinder<Void>() {
            @Override
            public <S> @Nullable Void visit(Column column, S context) {
                return null;
            }
        }.getTables(syntax);
    }

    /** Whether its rows come in an order that depends on nothing but the row. */
    static boolean keepsOrder(ParenthesedSelect subquery) {
        return subquery.getSelect() instanceof Values
                || (subquery.getSelect() instanceof PlainSelect select && select.getFromItem() == null);
    }

    /** Returns the subquery, or an expression around it, over the columns of a row. */
    static Expr translate(Expression syntax, Scope row) {
        Set<ColumnRef> read = new LinkedHashSet<>();
        String text = Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                if (!row.has(column)) {
                    requireOwn(column, row.outer());
                    return column.toString();
                }
                ColumnRef place = row.resolve(column);
                read.add(place);
                return place.text();
            }

            @Override
            public boolean entersSubqueries() {
                return true;
            }
        });
        return new Opaque(text, List.copyOf(read));
    }

    private static void requireOwn(Column column, Optional<Scope> outer) {
        for (Optional<Scope> scope = outer;
                scope.isPresent();
                scope = scope.get().outer()) {
            if (scope.get().offers(column)) {
                throw Refusal.of(
                        "a subquery that reads a column of rows more than one level out has no delta rule",
                        column,
                        "pass the column on through the query between them");
            }
        }
    }
}
