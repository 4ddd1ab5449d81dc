package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.List;
import java.util.Optional;

/** A query with an aggregate on top: what it shows, what it keeps, how it groups. */
record GroupedQuery(List<Output> outputs, Optional<Filter> having, Aggregate aggregate) {

    GroupedQuery {
        outputs = List.copyOf(outputs);
    }

    /** Returns the query with other outputs over another aggregate (of the same names). */
    Project over(List<Output> columns, Aggregate other) {
        Operator rows =
                having.<Operator>map(h -> new Filter(h.conditions(), other)).orElse(other);
        return new Project(columns, rows);
    }
}
