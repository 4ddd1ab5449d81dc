package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.error.NotIncrementalException;
import java.util.List;
import java.util.Set;

/** The functions that are called with OVER, by how they depend on the order of rows that tie. */
enum WindowFunction {
    /** By the place of the row; frames don't matter. */
    PLACE,
    /** By the rows that come before, those that tie as one. */
    RANK,
    /** The first value of the frame. */
    FIRST,
    /** The last value of the frame. */
    LAST,
    /** Another value of the frame by its place. */
    NTH,
    /** By the rows of the frame, in whatever order. */
    SET,
    /** By the rows of the frame in their order. */
    SEQUENCE;

    private static final Set<String> ORDER_FREE = Set.of(
            "count",
            "min",
            "max",
            "bool_and",
            "bool_or",
            "every",
            "bit_and",
            "bit_or",
            "bit_xor",
            "range_agg",
            "range_intersect_agg");

    /** Free of order unless they add floating-point numbers. */
    private static final Set<String> SUMS =
            Set.of("sum", "avg", "variance", "var_pop", "var_samp", "stddev", "stddev_pop", "stddev_samp");

    /**
     * Returns the kind of a function.
     *
     * @param name its unquoted name
     * @throws NotIncrementalException if it is not known what the function does
     */
    static WindowFunction of(String name, AnalyzedQuery query) {
        List<FunctionUse> uses = query.functions().stream()
                .filter(f -> f.name().equals(name) && f.kind() != FunctionUse.Kind.FUNCTION)
                .toList();
        boolean aggregate = uses.stream().anyMatch(f -> f.kind() == FunctionUse.Kind.AGGREGATE);
        boolean builtin = uses.stream().allMatch(FunctionUse::builtin);
        if (aggregate && uses.stream().allMatch(f -> f.kind() == FunctionUse.Kind.AGGREGATE)) {
            boolean floats = uses.stream()
                    .anyMatch(f -> f.signature().contains("(double precision")
                            || f.signature().contains("(real"));
            return builtin && (ORDER_FREE.contains(name) || (SUMS.contains(name) && !floats)) ? SET : SEQUENCE;
        }
        if (uses.isEmpty() || aggregate || !builtin) {
            throw Refusal.of(
                    "a window function that is not one of PostgreSQL's own has no delta rule",
                    name,
                    "use a built-in one");
        }
        return switch (name) {
            case "row_number", "ntile", "lag", "lead" -> PLACE;
            case "rank", "dense_rank", "percent_rank", "cume_dist" -> RANK;
            case "first_value" -> FIRST;
            case "last_value" -> LAST;
            case "nth_value" -> NTH;
            default -> throw Refusal.of("this window function has no delta rule", name, "use another one");
        };
    }

    /** Whether equal values give equal results, however they look; of sums only some do. */
    boolean isExact(String name) {
        return this != SEQUENCE && !SUMS.contains(name);
    }
}
