package dev.pgstream.engine.zset;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Net;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.plan.Unit;
import dev.pgstream.engine.plan.Values;
import dev.pgstream.engine.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluates operators by their definitions, one line of algebra each. */
public final class Evaluator implements Operator.Visitor<Relation> {

    private final Map<Long, ZSet> tables;
    private final Map<Long, ZSet> changes;

    /**
     * @param tables the rows of each table in its new state, by OID
     * @param changes what has changed in some of them
     */
    public Evaluator(Map<Long, ZSet> tables, Map<Long, ZSet> changes) {
        this.tables = tables;
        this.changes = changes;
    }

    public Relation evaluate(Operator operator) {
        return operator.accept(this);
    }

    @Override
    public Relation visit(Scan scan) {
        return rows(scan.table(), tables);
    }

    @Override
    public Relation visit(Changes change) {
        return rows(change.table(), changes);
    }

    private static Relation rows(SourceTable table, Map<Long, ZSet> contents) {
        List<ColumnRef> columns =
                table.columns().stream().map(c -> ColumnRef.of(c.name())).toList();
        return new Relation(columns, contents.getOrDefault(table.oid(), new ZSet()));
    }

    @Override
    public Relation visit(Unit unit) {
        return new Relation(List.of(), new ZSet().add(Row.of(), 1));
    }

    @Override
    public Relation visit(Alias alias) {
        Relation input = evaluate(alias.input());
        List<ColumnRef> columns = new ArrayList<>();
        for (int i = 0; i < input.columns().size(); i++) {
            boolean renamed = i < alias.columns().size();
            String name =
                    renamed ? alias.columns().get(i) : input.columns().get(i).name();
            columns.add(new ColumnRef(alias.name(), name));
        }
        return new Relation(columns, input.rows());
    }

    @Override
    public Relation visit(Filter filter) {
        return kept(evaluate(filter.input()), filter.conditions());
    }

    @Override
    public Relation visit(Join join) {
        Relation product = visit(new Unit());
        for (Operator input : join.inputs()) {
            product = product.times(evaluate(input));
        }
        return kept(product, join.conditions());
    }

    @Override
    public Relation visit(Match match) {
        return Matches.of(match, evaluate(match.left()), evaluate(match.right()));
    }

    @Override
    public Relation visit(FullJoin join) {
        return Matches.full(join, evaluate(join.left()), evaluate(join.right()));
    }

    @Override
    public Relation visit(SetOperation operation) {
        ZSet left = evaluate(operation.left()).rows();
        ZSet right = evaluate(operation.right()).rows();
        ZSet rows = new ZSet();
        left.weights().forEach((row, weight) -> {
            long other = right.weights().getOrDefault(row, 0L);
            long first = operation.all() ? weight : 1;
            boolean except = operation.kind() == SetOperation.Kind.EXCEPT;
            long both = Math.min(first, operation.all() ? other : Math.min(other, 1));
            rows.add(row, except ? first - both : both);
        });
        return new Relation(evaluate(operation.left()).columns(), rows);
    }

    @Override
    public Relation visit(Shared shared) {
        return evaluate(shared.input());
    }

    @Override
    public Relation visit(Net net) {
        return evaluate(net.input());
    }

    @Override
    public Relation visit(Stored stored) {
        return evaluate(stored.aggregate());
    }

    @Override
    public Relation visit(Expand expand) {
        throw opaque(expand);
    }

    @Override
    public Relation visit(Window window) {
        throw opaque(window);
    }

    @Override
    public Relation visit(TopRows top) {
        throw opaque(top);
    }

    @Override
    public Relation visit(Values values) {
        throw opaque(values);
    }

    @Override
    public Relation visit(Recursion recursion) {
        throw opaque(recursion);
    }

    @Override
    public Relation visit(Recurrence recurrence) {
        throw opaque(recurrence);
    }

    private static IllegalArgumentException opaque(Operator operator) {
        return new IllegalArgumentException("only a server can compute " + operator);
    }

    private static Relation kept(Relation input, List<Expr> conditions) {
        ZSet rows = new ZSet();
        input.rows().weights().forEach((row, weight) -> {
            if (conditions.stream().allMatch(condition -> Scalars.holds(condition, input, row))) {
                rows.add(row, weight);
            }
        });
        return new Relation(input.columns(), rows);
    }

    @Override
    public Relation visit(Project project) {
        Relation input = evaluate(project.input());
        ZSet rows = new ZSet();
        input.rows().weights().forEach((row, weight) -> {
            List<@Nullable Long> values = new ArrayList<>();
            project.outputs().forEach(output -> values.add(Scalars.value(output.expr(), input, row)));
            rows.add(new Row(values), weight);
        });
        List<ColumnRef> columns =
                project.outputs().stream().map(Output::name).map(ColumnRef::of).toList();
        return new Relation(columns, rows);
    }

    @Override
    public Relation visit(Aggregate aggregate) {
        return Groups.of(aggregate, evaluate(aggregate.input()));
    }

    @Override
    public Relation visit(UnionAll union) {
        ZSet rows = new ZSet();
        for (Operator branch : union.branches()) {
            rows = rows.plus(evaluate(branch).rows(), 1);
        }
        return new Relation(evaluate(union.branches().get(0)).columns(), rows);
    }

    @Override
    public Relation visit(Negate negate) {
        Relation input = evaluate(negate.input());
        return new Relation(input.columns(), new ZSet().minus(input.rows()));
    }

    @Override
    public Relation visit(Former former) {
        Relation now = evaluate(former.now());
        ZSet rows = now.rows().minus(evaluate(former.change()).rows());
        return new Relation(now.columns(), former.once() ? rows.once() : rows.plain());
    }

    @Override
    public Relation visit(Restrict restrict) {
        Relation input = evaluate(restrict.input());
        Set<Row> wanted = wanted(evaluate(restrict.keys()).positions(restrict.columns()), restrict.keys());
        ZSet rows = new ZSet();
        List<Integer> positions = input.positions(restrict.columns());
        input.rows().weights().forEach((row, weight) -> {
            if (positions.isEmpty() || wanted.contains(row.at(positions))) {
                rows.add(row, weight);
            }
        });
        return new Relation(input.columns(), rows);
    }

    /** Weights don't count, so what is added in one branch and removed in another is wanted. */
    private Set<Row> wanted(List<Integer> positions, Operator keys) {
        if (keys instanceof UnionAll union) {
            return union.branches().stream()
                    .flatMap(branch -> wanted(positions, branch).stream())
                    .collect(Collectors.toSet());
        }
        boolean renaming = keys instanceof Project names
                && names.outputs().stream().allMatch(output -> output.expr() instanceof ColumnRef)
                && (names.input() instanceof UnionAll || names.input() instanceof Project);
        if (renaming && keys instanceof Project project) {
            List<ColumnRef> columns = List.copyOf(Lineage.of(project.input()).keySet());
            List<Integer> below = positions.stream()
                    .map(position ->
                            columns.indexOf(project.outputs().get(position).expr()))
                    .toList();
            return wanted(below, project.input());
        }
        return evaluate(keys).rows().weights().keySet().stream()
                .map(row -> row.at(positions))
                .collect(Collectors.toSet());
    }

    @Override
    public Relation visit(Reference reference) {
        throw new IllegalArgumentException("only statements have common tables: " + reference);
    }
}
