package dev.pgstream.engine.zset;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.ExactNumber;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.plan.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random queries of two columns over {@link Tables}, shaped as the translator shapes them. */
public final class RandomQuery {

    private final Random random;

    public RandomQuery(Random random) {
        this.random = random;
    }

    /** Returns a query whose subqueries nest so deep. */
    public Operator rows(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 12)) {
            case 6 -> union(depth);
            case 7 -> distinct(rows(depth - 1));
            case 8, 9 -> grouped(rows(depth - 1));
            case 10 -> matched(depth);
            case 11 -> operation(depth);
            default -> block(depth);
        };
    }

    private Operator block(int depth) {
        int inputs = random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(depth > 1 ? 2 : 4);
        List<Operator> items = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            items.add(item("x" + i, inputs > 2 ? 0 : depth));
        }
        Operator from = items.isEmpty() ? new Unit() : items.get(0);
        if (inputs > 1) {
            List<ColumnRef> columns =
                    items.stream().flatMap(item -> columns(item).stream()).toList();
            from = new Join(items, conditions(columns, random.nextInt(inputs)));
        }
        return project(filtered(from));
    }

    private Operator item(String name, int depth) {
        List<String> renamed = List.of("r", "s").subList(0, random.nextInt(3));
        boolean table = depth == 0 || random.nextBoolean();
        return new Alias(
                name, renamed, table ? new Scan(Tables.ALL.get(random.nextInt(Tables.ALL.size()))) : rows(depth - 1));
    }

    private Operator matched(int depth) {
        Alias left = (Alias) item("x0", depth - 1);
        Alias right = (Alias) item("x1", depth - 1);
        List<ColumnRef> columns = new ArrayList<>(columns(left));
        columns.addAll(columns(right));
        List<Expr> conditions = conditions(columns, random.nextInt(3));
        Operator from = switch (random.nextInt(4)) {
            case 0 -> new Match(new MatchForm.Exists(random.nextBoolean()), left, right, conditions);
            case 1 -> new FullJoin(left, right, conditions);
            default -> new Match(new MatchForm.Outer(), left, right, conditions);
        };
        return project(filtered(from));
    }

    private Operator operation(int depth) {
        SetOperation.Kind kind = random.nextBoolean() ? SetOperation.Kind.EXCEPT : SetOperation.Kind.INTERSECT;
        Operator left = rows(depth - 1);
        List<ColumnRef> columns = columns(left);
        Operator right = rows(depth - 1);
        List<ColumnRef> others = columns(right);
        List<Output> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            renamed.add(new Output(others.get(i), columns.get(i).name()));
        }
        return new SetOperation(kind, random.nextBoolean(), left, new Project(renamed, right));
    }

    private Operator union(int depth) {
        List<Operator> branches = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            branches.add(rows(depth - 1));
        }
        return new UnionAll(branches);
    }

    private static Operator distinct(Operator input) {
        return new Aggregate(Lineage.names(input), List.of(), input);
    }

    private Operator grouped(Operator input) {
        List<String> names = Lineage.names(input);
        List<String> keys = names.subList(0, random.nextInt(names.size() + 1));
        List<AggregateCall> calls = new ArrayList<>();
        for (int i = random.nextInt(3) + (keys.isEmpty() ? 1 : 0); i > 0; i--) {
            calls.add(call("s" + i, columns(input)));
        }
        return project(filtered(new Aggregate(keys, calls, input)));
    }

    private AggregateCall call(String name, List<ColumnRef> columns) {
        AggregateFunction function = List.of(
                        AggregateFunction.COUNT_ROWS,
                        AggregateFunction.COUNT,
                        AggregateFunction.SUM,
                        AggregateFunction.MIN,
                        AggregateFunction.MAX)
                .get(random.nextInt(5));
        Optional<Expr> argument =
                function == AggregateFunction.COUNT_ROWS ? Optional.empty() : Optional.of(pick(columns));
        Optional<Expr> filter =
                random.nextInt(3) == 0 ? Optional.of(Scalars.above(pick(columns), 0)) : Optional.empty();
        Optional<ExactNumber> exact = function == AggregateFunction.SUM
                ? Optional.of(new ExactNumber(ExactNumber.Kind.SMALL, 0))
                : Optional.empty();
        return new AggregateCall(name, function, function.name(), argument, filter, exact);
    }

    private Operator filtered(Operator input) {
        List<ColumnRef> columns = columns(input);
        return columns.isEmpty() || random.nextInt(3) > 0 ? input : new Filter(conditions(columns, 1), input);
    }

    private List<Expr> conditions(List<ColumnRef> columns, int number) {
        List<Expr> conditions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            conditions.add(
                    random.nextInt(3) == 0
                            ? Scalars.above(pick(columns), random.nextInt(2))
                            : Scalars.equal(pick(columns), pick(columns)));
        }
        return conditions;
    }

    private Operator project(Operator input) {
        String prefix = List.of("p", "q").get(random.nextInt(2));
        return new Project(
                List.of(new Output(scalar(columns(input)), prefix + 1), new Output(scalar(columns(input)), prefix + 2)),
                input);
    }

    private Expr scalar(List<ColumnRef> columns) {
        if (columns.isEmpty() || random.nextInt(8) == 0) {
            return new IntegerLiteral("1");
        }
        return random.nextInt(4) == 0 ? Scalars.plus(pick(columns), pick(columns)) : pick(columns);
    }

    private ColumnRef pick(List<ColumnRef> columns) {
        return columns.get(random.nextInt(columns.size()));
    }

    private static List<ColumnRef> columns(Operator operator) {
        return List.copyOf(Lineage.of(operator).keySet());
    }
}
