package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.ExactNumber;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.sql.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The state of each maintainable aggregate (Gupta and Mumick, "Maintenance of Materialized Views", 1995: counting, and
 * extremes that are recomputed only when the extreme itself leaves). NULLs are counted apart, so that a sum over no values
 * is NULL and not 0.
 */
final class CallStates {

    private final Map<ColumnRef, ColumnInfo> input;
    private final StateColumn count;
    private int deltas;

    /**
     * @param count the column that counts the group's rows
     */
    CallStates(GroupedQuery query, StateColumn count) {
        this.input = Lineage.of(query.aggregate().input());
        this.count = count;
    }

    /** Returns the column that counts a group's rows. */
    static StateColumn rowCount(String name) {
        return counter(name, "count(*)", "sum(__pgs_w)::bigint", Identifier.RESERVED_PREFIX + "rows");
    }

    /**
     * Returns a call's state.
     *
     * @param column the stored column for its value, or for the sum behind an average
     */
    CallState of(AggregateCall call, String column) {
        return switch (call.function()) {
            case COUNT_ROWS -> call.filter().isEmpty() ? simple(call, count) : simple(call, counted(call, column));
            case COUNT -> simple(call, counted(call, column));
            case SUM, AVG -> sum(call, column);
            case MIN, MAX -> extreme(call, column);
            case ORDER_FREE, OTHER -> throw new IllegalArgumentException(call.text() + " has no state");
        };
    }

    private static CallState simple(AggregateCall call, StateColumn column) {
        return new CallState(
                call.name(), List.of(column), column.merged(), column.initial(), Optional.empty(), Optional.empty());
    }

    private StateColumn counted(AggregateCall call, String column) {
        String notNull =
                call.argument().map(arg -> "(" + arg.text() + ") IS NOT NULL").orElse("true");
        String seed = "count(" + call.argument().map(Expr::text).orElse("*") + ")" + filter(call, "");
        return counter(column, seed, "coalesce(sum(__pgs_w)" + filter(call, notNull) + ", 0)::bigint", fresh());
    }

    private static StateColumn counter(String column, String seed, String change, String delta) {
        String name = Identifier.quote(column);
        return new StateColumn(
                column,
                seed,
                List.of(change + " AS " + delta),
                "m." + delta + " <> 0",
                "(t." + name + " + m." + delta + ")",
                "m." + delta);
    }

    private CallState sum(AggregateCall call, String column) {
        ExactNumber exact = call.exact().orElseThrow();
        Expr argument = call.argument().orElseThrow();
        boolean everyRow = call.filter().isEmpty()
                && input.getOrDefault(argument, ColumnInfo.UNKNOWN).notNull();
        StateColumn values = everyRow ? count : counted(call, hidden("n", call));
        SumScale scale = scale(call, exact);
        String weight = switch (exact.kind()) {
            case SMALL -> "__pgs_w::bigint";
            case BIG -> "__pgs_w::numeric";
            case NUMERIC -> "__pgs_w";
        };
        String delta = fresh();
        String change = "sum(" + weight + " * (" + argument.text() + "))" + filter(call, "") + " AS " + delta;
        String type = "::" + exact.kind().sumType();
        String both = "(coalesce(t.%s, 0) + coalesce(m.%s, 0))%s".formatted(Identifier.quote(column), delta, type);
        String merged = "CASE WHEN " + values.merged() + " = 0 THEN NULL ELSE " + scale.merged(both) + " END";
        String initial =
                "CASE WHEN " + values.initial() + " = 0 THEN NULL ELSE " + scale.initial("m." + delta + type) + " END";
        String seed = "sum(" + argument.text() + ")" + filter(call, "");
        StateColumn total = new StateColumn(column, seed, List.of(change), "m." + delta + " <> 0", merged, initial);
        Optional<String> notFinite = exact.kind() == ExactNumber.Kind.NUMERIC
                ? Optional.of(delta + " IN ('NaN', 'Infinity', '-Infinity')")
                : Optional.empty();
        boolean average = call.function() == AggregateFunction.AVG;
        return new CallState(
                call.name(),
                Stream.concat(Stream.of(total, values), scale.counters().stream())
                        .toList(),
                average ? quotient(merged, values.merged()) : merged,
                average ? quotient(initial, values.initial()) : initial,
                Optional.empty(),
                notFinite);
    }

    /** Counts the values of each scale but the smallest. */
    private SumScale scale(AggregateCall call, ExactNumber exact) {
        String argument = call.argument().orElseThrow().text();
        SortedMap<Integer, StateColumn> counters = new TreeMap<>();
        for (int scale : exact.scales().tailSet(exact.scales().first() + 1)) {
            String values = filter(call, "scale(" + argument + ") = " + scale);
            counters.put(
                    scale,
                    counter(
                            hidden("s" + scale + "_", call),
                            "count(*)" + values,
                            "coalesce(sum(__pgs_w)" + values + ", 0)::bigint",
                            fresh()));
        }
        return new SumScale(exact.scales().first(), counters);
    }

    private static String hidden(String prefix, AggregateCall call) {
        return Identifier.RESERVED_PREFIX + prefix + call.name().substring(1);
    }

    private static String quotient(String total, String values) {
        return "CASE WHEN %2$s = 0 THEN NULL ELSE (%1$s)::numeric / (%2$s)::numeric END".formatted(total, values);
    }

    private CallState extreme(AggregateCall call, String column) {
        boolean least = call.function() == AggregateFunction.MIN;
        String name = least ? "min" : "max";
        String argument = call.argument().orElseThrow().text();
        String entering = fresh();
        String leaving = fresh();
        String stored = "t." + Identifier.quote(column);
        String beats = least ? "<=" : ">=";
        // Of equal values that look different the one that stays must show, so a tie is no win unless all look alike.
        String loses = (least ? ">" : "<") + (lookAlike(call.argument().orElseThrow()) ? "" : "=");
        StateColumn state = new StateColumn(
                column,
                call.text(),
                List.of(
                        name + "(" + argument + ")" + filter(call, "__pgs_w > 0") + " AS " + entering,
                        name + "(" + argument + ")" + filter(call, "__pgs_w < 0") + " AS " + leaving),
                "m." + entering + " IS NOT NULL OR m." + leaving + " IS NOT NULL",
                (least ? "least(" : "greatest(") + stored + ", m." + entering + ")",
                "m." + entering);
        // The extreme may have left, and nothing as extreme came in its place.
        String recompute = "m.%s IS NOT NULL AND coalesce(m.%1$s %s %s, true) AND coalesce(m.%s %s %3$s, true)"
                .formatted(leaving, beats, stored, entering, loses);
        return new CallState(
                call.name(), List.of(state), state.merged(), state.initial(), Optional.of(recompute), Optional.empty());
    }

    private boolean lookAlike(Expr argument) {
        return argument instanceof ColumnRef column
                && input.getOrDefault(column, ColumnInfo.UNKNOWN)
                        .type()
                        .filter(type -> !type.looksMayDiffer())
                        .isPresent();
    }

    private static String filter(AggregateCall call, String condition) {
        List<String> conditions = Stream.concat(
                        Stream.of(condition).filter(c -> !c.isEmpty()),
                        call.filter().stream().map(f -> "(" + f.text() + ")"))
                .toList();
        return conditions.isEmpty() ? "" : " FILTER (WHERE " + String.join(" AND ", conditions) + ")";
    }

    private String fresh() {
        return Identifier.RESERVED_PREFIX + "v" + ++deltas;
    }
}
