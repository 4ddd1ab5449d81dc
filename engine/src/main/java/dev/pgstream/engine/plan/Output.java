package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.Expr;

/** A computed column and its name. */
public record Output(Expr expr, String name) {}
