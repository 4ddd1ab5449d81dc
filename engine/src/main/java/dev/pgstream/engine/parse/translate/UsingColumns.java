package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;

/** The columns of USING: the first of that name on the left equals the one on the right, by the plain {@code =}. */
final class UsingColumns {

    private final Rows rows;
    private final Set<ColumnRef> left;

    /**
     * @param rows both sides
     * @param left the columns that are the left side's, by the names that the query uses
     */
    UsingColumns(Rows rows, Set<ColumnRef> left) {
        this.rows = rows;
        this.left = Set.copyOf(left);
    }

    List<Expr> conditions(net.sf.jsqlparser.statement.select.Join join) {
        return join.getUsingColumns().stream().map(this::equal).toList();
    }

    private Expr equal(Column column) {
        ColumnRef first = side(column, true);
        ColumnRef second = side(column, false);
        return new Equals("(" + first.text() + " = " + second.text() + ")", first, second);
    }

    /**
     * Returns the columns that are more than one side's: of a full join whichever is there, of unlike types the outer side's
     * in the type of both.
     */
    List<Output> merged(net.sf.jsqlparser.statement.select.Join join) {
        List<Output> outputs = new ArrayList<>();
        for (Column column : join.getUsingColumns()) {
            ColumnRef first = side(column, !join.isRight());
            ColumnRef second = side(column, join.isRight());
            Scope scope = rows.scope();
            if (join.isFull()
                    || !scope.info(first).type().equals(scope.info(second).type())) {
                String text = "COALESCE(" + first.text() + ", " + second.text() + ")";
                outputs.add(new Output(
                        new Opaque(text, List.of(first, second)), ParserNames.unquote(column.getColumnName())));
            }
        }
        return outputs;
    }

    /** Puts merged columns beside the rows, where they are found by their bare names. */
    static void place(Rows rows, List<Output> merged) {
        if (!merged.isEmpty()) {
            List<ColumnRef> added = rows.seal(merged);
            for (int i = 0; i < added.size(); i++) {
                rows.place(ColumnRef.of(merged.get(i).name()), added.get(i));
            }
        }
    }

    private ColumnRef side(Column column, boolean onLeft) {
        String name = ParserNames.unquote(column.getColumnName());
        Scope scope = rows.scope();
        return rows.places().entrySet().stream()
                .filter(place -> place.getKey().name().equals(name) && left.contains(place.getKey()) == onLeft)
                .map(Map.Entry::getValue)
                .filter(place -> scope.info(place)
                        .type()
                        .filter(type -> type.equality() != SqlType.Equality.FOREIGN)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new NotIncrementalException(
                        "USING joins a column whose equality operator is not known",
                        name,
                        "write the join with ON and the operator"));
    }
}
