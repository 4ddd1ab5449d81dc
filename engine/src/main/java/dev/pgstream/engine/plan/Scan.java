package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SourceTable;
import java.util.List;

/** The rows of a source table as the refresh's snapshot sees them. */
public record Scan(SourceTable table) implements Operator {
    @Override
    public List<Operator> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
