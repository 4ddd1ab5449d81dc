package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything stored for a grouped query whose aggregates are all maintainable.
 *
 * @param columns outputs and keys
 * @param count the column that counts a group's rows
 * @param calls the calls' states, by the name of the call's result
 */
record GroupState(GroupedQuery query, GroupColumns columns, StateColumn count, Map<String, CallState> calls) {

    static GroupState of(GroupedQuery query, GroupColumns columns) {
        String countColumn = query.aggregate().calls().stream()
                .filter(call -> call.function() == AggregateFunction.COUNT_ROWS
                        && call.filter().isEmpty())
                .findFirst()
                .map(call -> column(call, columns))
                .orElse(Identifier.RESERVED_PREFIX + "count");
        StateColumn count = CallStates.rowCount(countColumn);
        CallStates states = new CallStates(query, count);
        Map<String, CallState> calls = new LinkedHashMap<>();
        for (AggregateCall call : query.aggregate().calls()) {
            calls.put(call.name(), states.of(call, column(call, columns)));
        }
        return new GroupState(query, columns, count, calls);
    }

    /** A call that the query puts out as it is lives in the user's own column; the sum behind an average is hidden. */
    private static String column(AggregateCall call, GroupColumns columns) {
        Optional<String> shown = columns.outputs().stream()
                .filter(output -> output.expr().equals(ColumnRef.of(call.name())))
                .map(Output::name)
                .findFirst();
        return call.function() == AggregateFunction.AVG || shown.isEmpty()
                ? Identifier.RESERVED_PREFIX + call.name()
                : shown.get();
    }

    /** The state columns by name, the row count first. */
    Map<String, StateColumn> states() {
        Map<String, StateColumn> states = new LinkedHashMap<>();
        states.put(count.name(), count);
        calls.values().forEach(call -> call.columns().forEach(column -> states.putIfAbsent(column.name(), column)));
        return states;
    }

    /** Columns that are stored only for the sake of refreshes and are no keys. */
    private List<StateColumn> hidden() {
        return states().values().stream()
                .filter(state ->
                        columns.stored().stream().noneMatch(c -> c.name().equals(state.name())))
                .toList();
    }

    Storage storage() {
        List<StoredColumn> stored = new ArrayList<>(columns.stored());
        hidden().forEach(state -> stored.add(new StoredColumn(state.name(), ColumnInfo.UNKNOWN)));
        return new Storage(stored, Optional.of(columns.keys()), Optional.of(count.name()));
    }

    /**
     * Returns the query with all stored columns.
     *
     * @param aggregate the query's aggregate, perhaps over fewer rows
     */
    Project state(Aggregate aggregate) {
        List<AggregateCall> all = new ArrayList<>(aggregate.calls());
        List<Output> outputs = new ArrayList<>(columns.outputs());
        for (StateColumn state : hidden()) {
            all.add(new AggregateCall(
                    state.name(),
                    AggregateFunction.OTHER,
                    state.seed(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            outputs.add(new Output(ColumnRef.of(state.name()), state.name()));
        }
        return query.over(outputs, new Aggregate(aggregate.keys(), all, aggregate.input()));
    }

    /** The key columns under their stored names, in the order of the aggregate's keys. */
    String storedKey(String key) {
        return columns.keys().get(query.aggregate().keys().indexOf(key));
    }

    /**
     * Returns the new value of every stored column but the keys.
     *
     * @param initial for a new group, or for one whose stored row is {@code t}
     */
    Map<String, String> values(boolean initial) {
        Map<String, StateColumn> states = states();
        Map<String, String> values = new LinkedHashMap<>();
        for (Output output : columns.outputs()) {
            if (!columns.keys().contains(output.name())) {
                StateColumn state = states.get(output.name());
                values.put(output.name(), state == null ? computed(output, initial) : value(state, initial));
            }
        }
        hidden().forEach(state -> values.put(state.name(), value(state, initial)));
        return values;
    }

    private static String value(StateColumn state, boolean initial) {
        return initial ? state.initial() : state.merged();
    }

    private String computed(Output output, boolean initial) {
        if (output.expr() instanceof ColumnRef column) {
            return read(column, initial);
        }
        if (output.expr().columns().isEmpty()) {
            return output.expr().text();
        }
        List<String> parts = output.expr().columns().stream()
                .map(column -> read(column, initial) + " AS " + column.text())
                .toList();
        return "(SELECT " + output.expr().text() + " FROM (SELECT " + String.join(", ", parts) + ") AS pgs_v)";
    }

    private String read(ColumnRef column, boolean initial) {
        CallState call = calls.get(column.name());
        if (call == null) {
            return "m." + Identifier.quote(storedKey(column.name()));
        }
        return initial ? call.initial() : call.merged();
    }
}
