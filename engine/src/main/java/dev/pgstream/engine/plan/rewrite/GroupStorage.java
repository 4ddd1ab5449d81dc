package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Inputs;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gives groups below other operators a table of their own where they can be maintained by adding up:
 *
 * <pre>
 *   Join (Alias c X) (Alias g (Aggregate k sum Y))   =&gt;   Join (Alias c X) (Alias g (Stored 1 (Aggregate k sum Y)))
 * </pre>
 *
 * Equal groups share one table.
 */
public final class GroupStorage {

    private final Predicate<Aggregate> maintainable;
    private final Map<Aggregate, Stored> known = new HashMap<>();

    /**
     * @param maintainable whether an aggregate, its nested ones being stored, can be kept by what changes
     */
    public GroupStorage(Predicate<Aggregate> maintainable) {
        this.maintainable = maintainable;
    }

    /** Returns the query with its nested groups stored; the operator itself, if it is an aggregate, stays. */
    public Operator below(Operator operator) {
        return Inputs.replace(operator, this::store);
    }

    private Operator store(Operator operator) {
        Operator below = below(operator);
        if (below instanceof Aggregate aggregate && !aggregate.calls().isEmpty() && maintainable.test(aggregate)) {
            return known.computeIfAbsent(aggregate, missing -> new Stored(known.size() + 1, missing));
        }
        return below;
    }

    /** Returns the stored groups of a query, each after those that it reads. */
    public static List<Stored> in(Operator operator) {
        List<Stored> found = new ArrayList<>();
        for (Operator input : operator.inputs()) {
            in(input).stream().filter(stored -> !found.contains(stored)).forEach(found::add);
        }
        if (operator instanceof Stored stored && !found.contains(stored)) {
            found.add(stored);
        }
        return found;
    }
}
