package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SourceTable;

/** The rows of a source table as the refresh's snapshot sees them. */
public record Scan(SourceTable table) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
