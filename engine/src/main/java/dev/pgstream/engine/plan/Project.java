package dev.pgstream.engine.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A row of computed columns for each input row; ends a block of FROM items. */
public record Project(List<Output> outputs, Operator input) implements Operator {
    public Project {
        outputs = List.copyOf(outputs);
        Set<String> names = new HashSet<>();
        for (Output output : outputs) {
            if (!names.add(output.name())) {
                throw new IllegalArgumentException("two output columns are named " + output.name());
            }
        }
    }

    public Project over(Operator other) {
        return new Project(outputs, other);
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
