package dev.pgstream.engine.program.shape;

import java.util.List;
import java.util.Optional;

/**
 * How one aggregate call is maintained.
 *
 * @param call the name of the call's result above the aggregate
 * @param columns the stored columns behind it
 * @param merged the call's new value, from the stored row {@code t} and the change {@code m}
 * @param initial its value for a new group, from the change {@code m}
 * @param recompute the condition that the change alone can't tell the new value
 * @param notFinite the condition that the change holds NaN or infinity
 */
record CallState(
        String call,
        List<StateColumn> columns,
        String merged,
        String initial,
        Optional<String> recompute,
        Optional<String> notFinite) {
    CallState {
        columns = List.copyOf(columns);
    }
}
