package dev.pgstream.engine;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.error.NotIncrementalException;
import java.util.Optional;
import java.util.Set;

/**
 * Which functions may be maintained incrementally: those whose result depends on their arguments alone, and built-in ones
 * that besides depend only on settings which every refresh pins (TimeZone, DateStyle and the like).
 */
public final class Determinism {

    private static final Set<String> PINNED = Set.of(
            "date_trunc",
            "date_part",
            "extract",
            "to_char",
            "to_date",
            "to_timestamp",
            "to_number",
            "timezone",
            "date",
            "timestamp",
            "timestamptz",
            "time",
            "timetz",
            "timestamptz_pl_interval",
            "timestamptz_mi_interval",
            "interval_pl_timestamptz",
            "overlaps",
            "generate_series",
            "concat",
            "concat_ws",
            "format",
            "textanycat",
            "anytextcat",
            "array_to_string",
            "to_json",
            "to_jsonb",
            "row_to_json",
            "array_to_json",
            "json_build_array",
            "json_build_object",
            "jsonb_build_array",
            "jsonb_build_object",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "json_to_record",
            "json_to_recordset",
            "jsonb_to_record",
            "jsonb_to_recordset",
            "json_populate_record",
            "json_populate_recordset",
            "jsonb_populate_record",
            "jsonb_populate_recordset");

    private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz");

    private Determinism() {}

    /** Returns a volatile function that the query calls; such a query has no one result and is refused in every mode. */
    public static Optional<FunctionUse> volatileFunction(AnalyzedQuery query) {
        return query.functions().stream()
                .filter(f -> f.volatility() == FunctionUse.Volatility.VOLATILE)
                .findFirst();
    }

    static void require(AnalyzedQuery query) {
        if (query.readsClock()) {
            throw new NotIncrementalException(
                    "the query reads the clock or the session, so its result changes without a write",
                    "CURRENT_DATE, CURRENT_USER or the like",
                    "compare with a column of a table that you update, or filter in the query that reads the stream table");
        }
        for (FunctionUse function : query.functions()) {
            if (function.volatility() == FunctionUse.Volatility.STABLE && !pinned(function)) {
                throw new NotIncrementalException(
                        "the function is STABLE, so its result may change without a write",
                        function.signature(),
                        function.builtin()
                                ? "call it in the query that reads the stream table"
                                : "declare it IMMUTABLE if it reads nothing but its arguments, or join what it reads");
            }
        }
    }

    private static boolean pinned(FunctionUse function) {
        return function.builtin() && (PINNED.contains(function.name()) || comparesTimes(function.name()));
    }

    /** Comparisons between date, timestamp and timestamptz, for example {@code date_lt_timestamptz}. */
    private static boolean comparesTimes(String name) {
        String[] parts = name.split("_", -1);
        return parts.length == 3
                && TIMES.contains(parts[0])
                && Set.of("eq", "ne", "lt", "le", "gt", "ge", "cmp").contains(parts[1])
                && TIMES.contains(parts[2]);
    }
}
