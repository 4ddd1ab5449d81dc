package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Operator;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/**
 * The rows that a select list is computed over: those of the block's FROM and WHERE, or their groups.
 *
 * @param expressions translates to expressions over the rows
 */
record BlockRows(Operator operator, Expressions expressions) {

    /** A translator of expressions over some rows. */
    interface Expressions {

        /** Returns a whole expression over the rows. */
        Expr translate(Expression syntax);

        /** Returns what a reference to a column means. */
        Expr column(Column column);

        /** Returns what stands for an expression that the rows have ready, such as a group expression or an aggregate. */
        Optional<Expr> ready(Expression bare);
    }
}
