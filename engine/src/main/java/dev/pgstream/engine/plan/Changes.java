package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SourceTable;
import java.util.List;

/** What has changed in a source since the frontier: removed rows weigh -1, added rows +1. */
public record Changes(SourceTable table) implements Operator {
    @Override
    public List<Operator> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return true;
    }
}
