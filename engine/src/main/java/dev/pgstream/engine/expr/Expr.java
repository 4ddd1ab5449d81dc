package dev.pgstream.engine.expr;

import java.util.List;

/** An expression: its SQL text, spliced as it is, and what the engine knows of it. */
public sealed interface Expr
        permits Arithmetic, Choice, ColumnRef, DecimalLiteral, Equals, IntegerLiteral, Masked, NumericCast, Opaque {

    /** The SQL text, valid where the expression's columns are in scope. */
    String text();

    /** The columns it reads. */
    List<ColumnRef> columns();
}
