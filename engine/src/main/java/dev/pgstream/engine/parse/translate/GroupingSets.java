package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Masked;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.plan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;

/**
 * Several grouping sets as one aggregate: each row counts once for each set, with the keys that the set leaves out NULL and
 * the set's number for one more key, which tells such NULLs from the rows' own.
 *
 * <pre>
 *   Aggregate [g1, g2] sets (g1, g2), (g1)  X
 *     =  Aggregate [g0, g1, g2] (Project g0, g1, CASE WHEN g0 IN (1) THEN g2 END AS g2 (Join X (Values 1, 2)))
 * </pre>
 *
 * The set () has a row even where there are no others, so a row that no call counts stands in for it.
 *
 * @param sets for each set, which are numbered from 1, the names of its keys
 */
record GroupingSets(List<Set<String>> sets) {

    private static final String NUMBER = "g0";
    private static final String STANDS_IN = "d0";
    private static final String ROWS = "pgs_r";
    private static final String SETS = "pgs_s";
    private static final ColumnRef SET = new ColumnRef(SETS, NUMBER);

    GroupingSets {
        sets = List.copyOf(sets);
    }

    /** Whether an expression is a call of GROUPING. */
    static boolean isGrouping(Expression syntax) {
        return syntax instanceof net.sf.jsqlparser.expression.Function call
                && call.getName().equals("GROUPING");
    }

    /** Whether a plain GROUP BY does. */
    boolean single() {
        return sets.size() == 1;
    }

    /** Whether all sets have the key. */
    boolean always(String key) {
        return sets.stream().allMatch(set -> set.contains(key));
    }

    /**
     * Returns the value of GROUPING over some keys: a bit for each, the last one lowest, set where the key is left out.
     *
     * @param places where the aggregate's columns are found
     */
    Expr grouping(List<String> keys, Function<ColumnRef, Expr> places) {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            int value = 0;
            for (String key : keys) {
                value = value * 2 + (sets.get(i).contains(key) ? 0 : 1);
            }
            if (value > 0) {
                cases.add(" WHEN " + (i + 1) + " THEN " + value);
            }
        }
        if (cases.isEmpty()) {
            return new Opaque("0", List.of());
        }
        Expr number = places.apply(ColumnRef.of(NUMBER));
        return new Opaque("CASE " + number.text() + String.join("", cases) + " ELSE 0 END", number.columns());
    }

    /**
     * Returns the aggregate.
     *
     * @param keys names of the columns that some set has, or that those of all sets determine
     * @param input the rows with the keys' values and whatever else the calls read
     */
    Aggregate over(Project input, List<String> keys, List<AggregateCall> calls) {
        if (single()) {
            return new Aggregate(keys, calls, input);
        }
        List<String> allKeys = new ArrayList<>(List.of(NUMBER));
        allKeys.addAll(keys);
        Set<Integer> empty = IntStream.range(0, sets.size())
                .filter(i -> sets.get(i).isEmpty())
                .boxed()
                .collect(Collectors.toSet());
        Join join = new Join(
                List.of(
                        new Alias(ROWS, List.of(), input),
                        numbers(IntStream.range(0, sets.size()).boxed().collect(Collectors.toSet()))),
                List.of());
        if (empty.isEmpty()) {
            return new Aggregate(allKeys, calls, new Project(outputs(input, keys), join));
        }
        List<Output> counted = outputs(input, keys);
        counted.add(new Output(new Opaque("false", List.of()), STANDS_IN));
        Match nothing = new Match(
                new MatchForm.Outer(), numbers(empty), new Alias(ROWS, List.of(), Filter.emptied(input)), List.of());
        List<Output> nulls = outputs(input, List.of());
        nulls.add(new Output(new Opaque("true", List.of()), STANDS_IN));
        return new Aggregate(
                allKeys,
                calls.stream().map(GroupingSets::uncounted).toList(),
                new UnionAll(List.of(new Project(counted, join), new Project(nulls, nothing))));
    }

    private static Alias numbers(Set<Integer> indexes) {
        return new Alias(
                SETS,
                List.of(),
                Values.numbers(NUMBER, indexes.stream().sorted().mapToInt(i -> i + 1)));
    }

    /** The set's number and the input's columns, the keys masked where a set leaves them out. */
    private List<Output> outputs(Project input, List<String> keys) {
        List<Output> outputs = new ArrayList<>(List.of(new Output(SET, NUMBER)));
        for (String name : Lineage.names(input)) {
            ColumnRef column = new ColumnRef(ROWS, name);
            outputs.add(new Output(keys.contains(name) ? masked(column) : column, name));
        }
        return outputs;
    }

    private Expr masked(ColumnRef key) {
        List<String> with = IntStream.range(0, sets.size())
                .filter(i -> sets.get(i).contains(key.name()))
                .mapToObj(i -> String.valueOf(i + 1))
                .toList();
        // A key that no set has follows from those that all have.
        if (with.isEmpty() || with.size() == sets.size()) {
            return key;
        }
        String text = "CASE WHEN " + SET.text() + " IN (" + String.join(", ", with) + ") THEN " + key.text() + " END";
        return new Masked(text, key, List.of(SET));
    }

    /** The call without the rows that stand in. */
    private static AggregateCall uncounted(AggregateCall call) {
        ColumnRef standsIn = ColumnRef.of(STANDS_IN);
        return call.where(new Opaque("(NOT " + standsIn.text() + ")", List.of(standsIn)));
    }
}
