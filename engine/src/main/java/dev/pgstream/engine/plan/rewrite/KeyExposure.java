package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.Unit;
import dev.pgstream.engine.plan.Window;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what identifies a query's rows, from the sources' keys upwards, and adds key columns that a projection leaves out
 * as hidden outputs:
 *
 * <pre>
 *   Project [name] (Scan t key id)   =&gt;   Project [name, __pgs_k1 := id] (Scan t)   with key __pgs_k1
 * </pre>
 */
public final class KeyExposure {

    private KeyExposure() {}

    /** Returns the tree with its key exposed, or the very same tree without a key. */
    public static Keyed expose(Operator operator) {
        Keyed exposed = expose(operator, List.of());
        return exposed.key().isPresent() ? exposed : new Keyed(operator, Optional.empty());
    }

    /**
     * @param conditions conditions from above that hold for every row that matters
     */
    private static Keyed expose(Operator operator, List<Expr> conditions) {
        if (operator instanceof Scan scan) {
            List<String> key = scan.table().key();
            return new Keyed(
                    scan,
                    key.isEmpty()
                            ? Optional.empty()
                            : Optional.of(key.stream().map(ColumnRef::of).toList()));
        }
        if (operator instanceof Unit) {
            return new Keyed(operator, Optional.of(List.of()));
        }
        if (operator instanceof Filter filter) {
            List<Expr> all = Stream.concat(conditions.stream(), filter.conditions().stream())
                    .toList();
            Keyed input = expose(filter.input(), all);
            return new Keyed(new Filter(filter.conditions(), input.operator()), input.key());
        }
        if (operator instanceof Alias alias) {
            return alias(alias);
        }
        if (operator instanceof Join join) {
            return join(join, conditions);
        }
        if (operator instanceof Match match) {
            return MatchExposure.expose(match);
        }
        if (operator instanceof FullJoin full) {
            return MatchExposure.expose(full);
        }
        if (operator instanceof Expand expand) {
            return expand(expand);
        }
        if (operator instanceof Project project) {
            return project(project);
        }
        if (operator instanceof Window window) {
            Keyed input = expose(window.input());
            return new Keyed(window.over(List.of(input.operator())), input.key());
        }
        if (operator instanceof TopRows top) {
            Keyed input = expose(top.input());
            List<ColumnRef> keys = top.keys().stream().map(ColumnRef::of).toList();
            return new Keyed(top.over(List.of(input.operator())), keys.isEmpty() ? input.key() : Optional.of(keys));
        }
        if (operator instanceof SetOperation operation && !operation.all()) {
            return new Keyed(
                    operation,
                    Optional.of(operation.keys().stream().map(ColumnRef::of).toList()));
        }
        if (operator instanceof Stored stored) {
            return new Keyed(stored, expose(stored.aggregate()).key());
        }
        if (operator instanceof Aggregate aggregate) {
            return new Keyed(
                    aggregate,
                    Optional.of(aggregate.keys().stream().map(ColumnRef::of).toList()));
        }
        return new Keyed(operator, Optional.empty());
    }

    private static Keyed alias(Alias alias) {
        Keyed input = expose(alias.input(), List.of());
        Alias renamed = alias.over(input.operator());
        List<ColumnRef> below = List.copyOf(Lineage.of(input.operator()).keySet());
        List<ColumnRef> above = List.copyOf(Lineage.of(renamed).keySet());
        return new Keyed(
                renamed,
                input.key()
                        .map(key -> key.stream()
                                .map(column -> above.get(below.indexOf(column)))
                                .toList()));
    }

    private static Keyed join(Join join, List<Expr> conditions) {
        List<Keyed> inputs =
                join.inputs().stream().map(input -> expose(input, List.of())).toList();
        Join exposed = new Join(inputs.stream().map(Keyed::operator).toList(), join.conditions());
        List<Equals> equalities = Stream.concat(conditions.stream(), join.conditions().stream())
                .filter(Equals.class::isInstance)
                .map(Equals.class::cast)
                .toList();
        return new Keyed(exposed, JoinKey.of(inputs, equalities));
    }

    /** The rows made of a row are told apart by their number. */
    private static Keyed expand(Expand expand) {
        Keyed input = expose(expand.input());
        Expand over = expand.over((Alias) input.operator());
        if (input.key().isEmpty()) {
            return new Keyed(over, Optional.empty());
        }
        Expand numbered = over.numbered(Identifier.RESERVED_PREFIX + "n");
        return new Keyed(
                numbered,
                numbered.number()
                        .map(number -> Stream.concat(input.key().get().stream(), Stream.of(number))
                                .toList()));
    }

    private static Keyed project(Project project) {
        Keyed input = expose(project.input(), List.of());
        if (input.key().isEmpty()) {
            return new Keyed(project.over(input.operator()), Optional.empty());
        }
        List<Output> outputs = new ArrayList<>(project.outputs());
        List<ColumnRef> key = new ArrayList<>();
        for (ColumnRef column : input.key().get()) {
            Optional<Output> shown =
                    outputs.stream().filter(o -> o.expr().equals(column)).findFirst();
            if (shown.isEmpty()) {
                shown = Optional.of(new Output(column, hiddenName("k", outputs)));
                outputs.add(shown.get());
            }
            key.add(ColumnRef.of(shown.get().name()));
        }
        return new Keyed(new Project(outputs, input.operator()), Optional.of(key));
    }

    /** A subquery's own column may be named like a hidden one. */
    static String hiddenName(String prefix, List<Output> outputs) {
        Set<String> taken = outputs.stream().map(Output::name).collect(Collectors.toSet());
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> Identifier.RESERVED_PREFIX + prefix + i)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
