package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Operator;
import java.util.List;
import java.util.Optional;

/**
 * An operator and what identifies its rows.
 *
 * @param key output columns no two rows agree in; an empty list where there is at most one row; empty where rows may repeat
 */
public record Keyed(Operator operator, Optional<List<ColumnRef>> key) {}
