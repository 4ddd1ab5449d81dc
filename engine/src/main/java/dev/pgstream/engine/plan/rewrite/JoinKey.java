package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.plan.Lineage;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key of a join: its inputs' keys together, less those of inputs that the others determine. (An order joined with its
 * customer by the customer's key needs only the order's key: functional dependencies, Armstrong's axioms.)
 */
final class JoinKey {

    private JoinKey() {}

    static Optional<List<ColumnRef>> of(List<Keyed> inputs, List<Equals> equalities) {
        if (inputs.stream().anyMatch(input -> input.key().isEmpty())) {
            return Optional.empty();
        }
        Set<Keyed> needed = new LinkedHashSet<>(inputs);
        for (int i = inputs.size() - 1; i >= 0; i--) {
            Set<Keyed> without = new LinkedHashSet<>(needed);
            without.remove(inputs.get(i));
            if (determinesAll(without, inputs, equalities)) {
                needed = without;
            }
        }
        return Optional.of(needed.stream()
                .flatMap(input -> input.key().orElseThrow().stream())
                .toList());
    }

    private static boolean determinesAll(Set<Keyed> start, List<Keyed> inputs, List<Equals> equalities) {
        Set<Keyed> covered = new LinkedHashSet<>(start);
        Set<ColumnRef> known = new HashSet<>();
        start.forEach(input -> known.addAll(Lineage.of(input.operator()).keySet()));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Keyed input : inputs) {
                if (!covered.contains(input)
                        && input.key().orElseThrow().stream().allMatch(column -> follows(column, known, equalities))) {
                    covered.add(input);
                    known.addAll(Lineage.of(input.operator()).keySet());
                    grew = true;
                }
            }
        }
        return covered.size() == inputs.size();
    }

    private static boolean follows(ColumnRef column, Set<ColumnRef> known, List<Equals> equalities) {
        return equalities.stream()
                .anyMatch(equals -> (equals.left().equals(column) && known.contains(equals.right()))
                        || (equals.right().equals(column) && known.contains(equals.left())));
    }
}
