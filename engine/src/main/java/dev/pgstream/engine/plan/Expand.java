package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each row of the input with the rows that are made of it alone, by functions in FROM and the like. Linear.
 *
 * @param made the rows that are made of a row
 * @param alias their name
 * @param columns the names of their columns
 * @param conditions which of them belong to the row, over the columns of both
 * @param outer whether a row to which none belongs gets one with NULLs
 */
public record Expand(
        Alias input, MadeRows made, String alias, List<String> columns, List<Expr> conditions, boolean outer)
        implements Operator {
    public Expand {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    public Expand over(Alias other) {
        return new Expand(other, made, alias, columns, conditions, outer);
    }

    /** The columns of the made rows. */
    public List<ColumnRef> madeColumns() {
        return columns.stream().map(name -> new ColumnRef(alias, name)).toList();
    }

    /** The last column, if it numbers the rows made of one row. */
    public Optional<ColumnRef> number() {
        return made.lastIsNumber()
                ? Optional.of(new ColumnRef(alias, columns.get(columns.size() - 1)))
                : Optional.empty();
    }

    /**
     * The same with one more column, which numbers the rows made of one row; as it is where they are numbered already or
     * come in no certain order.
     *
     * @param name the column's name
     */
    public Expand numbered(String name) {
        if (made.numbered().isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(columns);
        more.add(name);
        return new Expand(
                input, new MadeRows(made.numbered().get(), true, Optional.empty()), alias, more, conditions, outer);
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return input.weighted();
    }
}
