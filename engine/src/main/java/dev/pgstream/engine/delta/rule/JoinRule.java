package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Shared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * With N the changed inputs of which the new state is at hand, and O those of which the old one is (groups in tables of
 * their own), each product over the other inputs as they are:
 *
 * <pre>
 *   d(X1 * … * Xn)  =  sum over non-empty T in N of  (-1)^(|T|+1)  dX in T * X in N - T * old X in O
 *                    + sum over non-empty S in O of                dX in S * old X in O - S * X in N
 * </pre>
 *
 * So each term is a join of tables and changes, which indexes serve: an old state written as {@code X - dX} would be read
 * from end to end. Many changed inputs would make too many terms; then there is one for each, the changed inputs before it
 * in their old state:
 *
 * <pre>
 *   d(X1 * … * Xn)  =  sum over i of  old X1 * … * old Xi-1 * dXi * Xi+1 * … * Xn
 *   old X           =  X - dX
 * </pre>
 */
public final class JoinRule {

    /** Two to the power of it, less one, is the number of terms. */
    private static final int EXPANDED_UP_TO = 5;

    private final Join join;
    private final Differentiator differentiator;

    /** The change of each changed input, by its place. */
    private final SortedMap<Integer, Alias> changes = new TreeMap<>();

    /** The old state of changed inputs, by place, where it is at hand. */
    private final Map<Integer, Alias> former = new HashMap<>();

    private JoinRule(Join join, Differentiator differentiator) {
        this.join = join;
        this.differentiator = differentiator;
        for (int i = 0; i < join.inputs().size(); i++) {
            List<Operator> terms = differentiator.terms(join.inputs().get(i));
            if (!terms.isEmpty()) {
                Alias input = named(join.inputs().get(i));
                changes.put(i, (Alias) terms.get(0));
                int place = i;
                OldState.atHand(input).ifPresent(old -> former.put(place, old));
            }
        }
    }

    public static List<Operator> terms(Join join, Differentiator differentiator) {
        JoinRule rule = new JoinRule(join, differentiator);
        List<Integer> olds = List.copyOf(rule.former.keySet());
        List<Integer> news = rule.changes.keySet().stream()
                .filter(place -> !rule.former.containsKey(place))
                .toList();
        return Math.max(olds.size(), news.size()) <= EXPANDED_UP_TO ? rule.expanded(news, olds) : rule.chained();
    }

    private List<Operator> expanded(List<Integer> news, List<Integer> olds) {
        List<Operator> terms = new ArrayList<>();
        subsets(news).forEach(changed -> terms.add(product(changed, changed.size() % 2 == 0, olds)));
        subsets(olds)
                .forEach(changed -> terms.add(product(
                        changed,
                        false,
                        olds.stream().filter(old -> !changed.contains(old)).toList())));
        return terms;
    }

    /** Returns the non-empty subsets, smaller ones before those that contain them. */
    private static List<List<Integer>> subsets(List<Integer> places) {
        return IntStream.range(1, 1 << places.size())
                .mapToObj(bits -> IntStream.range(0, places.size())
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(places::get)
                        .toList())
                .toList();
    }

    private Join product(List<Integer> changed, boolean negative, List<Integer> old) {
        Alias asking = change(changed.get(0));
        Alias first = negative ? asking.over(new Negate(asking.input())) : asking;
        return join(place -> {
            if (changed.get(0) == place) {
                return first;
            }
            if (changed.contains(place)) {
                return change(place);
            }
            Alias atHand = former.get(place);
            return atHand != null && old.contains(place) ? atHand : wanted(place, asking);
        });
    }

    private List<Operator> chained() {
        return changes.keySet().stream()
                .<Operator>map(changed -> join(place -> {
                    if (changed == place) {
                        return change(place);
                    }
                    return place < changed && changes.containsKey(place)
                            ? OldState.of(named(join.inputs().get(place)), differentiator)
                            : wanted(place, change(changed));
                }))
                .toList();
    }

    private Join join(IntFunction<Operator> part) {
        return new Join(IntStream.range(0, join.inputs().size()).mapToObj(part).toList(), join.conditions());
    }

    /** What it takes more than a look at a buffer to compute is computed once for all terms. */
    private Alias change(int place) {
        Alias change = Objects.requireNonNull(changes.get(place));
        boolean table = named(join.inputs().get(place)).input() instanceof Scan || former.containsKey(place);
        boolean shared = changes.size() > 1 && !table;
        return shared ? change.over(new Shared(change.input())) : change;
    }

    private Operator wanted(int place, Alias asking) {
        Operator input = join.inputs().get(place);
        return input instanceof Alias item ? Wanted.of(item, asking, join.conditions()) : input;
    }

    private static Alias named(Operator input) {
        if (!(input instanceof Alias alias)) {
            throw new IllegalArgumentException("a join's inputs have names, unlike " + input);
        }
        return alias;
    }
}
