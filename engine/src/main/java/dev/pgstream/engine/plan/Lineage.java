package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Masked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows columns from an operator's output down to the source columns that they pass on. */
public final class Lineage implements Operator.Visitor<Map<ColumnRef, ColumnInfo>> {

    private Lineage() {}

    /** Returns the operator's output columns in order, with what is known of each. */
    public static Map<ColumnRef, ColumnInfo> of(Operator operator) {
        return operator.accept(new Lineage());
    }

    /** Returns the plain names of an operator above a block. */
    public static List<String> names(Operator operator) {
        return of(operator).keySet().stream().map(ColumnRef::name).toList();
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Scan scan) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        scan.table()
                .columns()
                .forEach(c -> columns.put(ColumnRef.of(c.name()), new ColumnInfo(Optional.of(c.type()), c.notNull())));
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Unit unit) {
        return Map.of();
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Alias alias) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        List<Map.Entry<ColumnRef, ColumnInfo>> below =
                new ArrayList<>(alias.input().accept(this).entrySet());
        for (int i = 0; i < below.size(); i++) {
            String name = i < alias.columns().size()
                    ? alias.columns().get(i)
                    : below.get(i).getKey().name();
            columns.put(new ColumnRef(alias.name(), name), below.get(i).getValue());
        }
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Filter filter) {
        return filter.input().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Join join) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        join.inputs().forEach(input -> columns.putAll(input.accept(this)));
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Match match) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>(match.left().accept(this));
        if (match.form() instanceof MatchForm.Outer) {
            columns.putAll(nullable(match.right()));
        } else if (match.form() instanceof MatchForm.Rows rows) {
            rows.columns().forEach(name -> columns.put(new ColumnRef(rows.alias(), name), ColumnInfo.UNKNOWN));
        }
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(FullJoin join) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>(nullable(join.left()));
        columns.putAll(nullable(join.right()));
        return columns;
    }

    private Map<ColumnRef, ColumnInfo> nullable(Operator operator) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        operator.accept(this).forEach((column, info) -> columns.put(column, info.nullable()));
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Expand expand) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>(expand.input().accept(this));
        expand.madeColumns().forEach(column -> columns.put(column, ColumnInfo.UNKNOWN));
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Project project) {
        Map<ColumnRef, ColumnInfo> below = project.input().accept(this);
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        for (Output output : project.outputs()) {
            columns.put(ColumnRef.of(output.name()), info(output.expr(), below));
        }
        return columns;
    }

    private static ColumnInfo info(Expr expr, Map<ColumnRef, ColumnInfo> below) {
        if (expr instanceof Masked masked) {
            return below.getOrDefault(masked.column(), ColumnInfo.UNKNOWN).nullable();
        }
        return expr instanceof ColumnRef column
                ? below.getOrDefault(column, ColumnInfo.UNKNOWN)
                : new ColumnInfo(Optional.empty(), false, ExactNumber.of(expr, below));
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Aggregate aggregate) {
        Map<ColumnRef, ColumnInfo> below = aggregate.input().accept(this);
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        aggregate
                .keys()
                .forEach(key ->
                        columns.put(ColumnRef.of(key), below.getOrDefault(ColumnRef.of(key), ColumnInfo.UNKNOWN)));
        aggregate.calls().forEach(call -> columns.put(ColumnRef.of(call.name()), ColumnInfo.UNKNOWN));
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Window window) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>(window.input().accept(this));
        window.calls().forEach(call -> columns.put(ColumnRef.of(call.name()), ColumnInfo.UNKNOWN));
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(TopRows top) {
        return top.input().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(SetOperation operation) {
        Map<ColumnRef, ColumnInfo> left = operation.left().accept(this);
        Map<ColumnRef, ColumnInfo> right = operation.right().accept(this);
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        unified(operation.inputs()).forEach((column, info) -> {
            boolean inBoth = operation.kind() == SetOperation.Kind.INTERSECT;
            boolean notNull = notNull(left, column) || (inBoth && notNull(right, column));
            columns.put(column, new ColumnInfo(info.type(), notNull, info.exact()));
        });
        return columns;
    }

    private static boolean notNull(Map<ColumnRef, ColumnInfo> columns, ColumnRef column) {
        return columns.getOrDefault(column, ColumnInfo.UNKNOWN).notNull();
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(UnionAll union) {
        return unified(union.branches());
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Values values) {
        return columns(values.columns(), values.known());
    }

    /** The columns of a set operation: what all branches agree on. */
    private Map<ColumnRef, ColumnInfo> unified(List<Operator> operators) {
        List<List<ColumnInfo>> branches = operators.stream()
                .map(branch -> List.copyOf(branch.accept(this).values()))
                .toList();
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        int position = 0;
        for (ColumnRef name : operators.get(0).accept(this).keySet()) {
            int at = position++;
            ColumnInfo first = branches.get(0).get(at);
            boolean same = branches.stream().allMatch(b -> b.get(at).type().equals(first.type()));
            boolean sameNumber =
                    branches.stream().allMatch(b -> b.get(at).exact().equals(first.exact()));
            boolean notNull = branches.stream().allMatch(b -> b.get(at).notNull());
            columns.put(
                    name,
                    new ColumnInfo(
                            same ? first.type() : Optional.empty(),
                            notNull,
                            sameNumber ? first.exact() : Optional.empty()));
        }
        return columns;
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Changes changes) {
        return visit(new Scan(changes.table()));
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Negate negate) {
        return negate.input().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Former former) {
        return former.now().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Restrict restrict) {
        return restrict.input().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Shared shared) {
        return shared.input().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Stored stored) {
        return stored.aggregate().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Net net) {
        return net.input().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Reference reference) {
        return columns(reference.columns(), reference.known());
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Recursion recursion) {
        return recursion.rows().accept(this);
    }

    @Override
    public Map<ColumnRef, ColumnInfo> visit(Recurrence recurrence) {
        return recurrence.rows().accept(this);
    }

    private static Map<ColumnRef, ColumnInfo> columns(List<String> names, List<ColumnInfo> known) {
        Map<ColumnRef, ColumnInfo> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(ColumnRef.of(names.get(i)), known.get(i));
        }
        return columns;
    }
}
