package dev.pgstream.engine.sql;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.plan.ColumnInfo;
import java.util.Optional;

/** Conditions that two values are equal, with NULLs equal, by the type's default equality and in a form that can hash. */
public final class Equality {

    private Equality() {}

    /**
     * Returns the condition. A plain {@code =} where neither side can be NULL; else one-element arrays, whose equality
     * takes NULLs as equal, uses the element type's default operator and, unlike {@code IS NOT DISTINCT FROM}, hashes; for
     * arrays and types not known, one-column records, which at least merge.
     */
    public static String of(String left, String right, ColumnInfo info) {
        Optional<SqlType> type = info.type();
        if (type.isEmpty() || type.get().array()) {
            return "ROW(" + left + ")::record = ROW(" + right + ")::record";
        }
        if (info.notNull() && type.get().equality() != SqlType.Equality.FOREIGN) {
            return left + " = " + right;
        }
        return "ARRAY[" + left + "] = ARRAY[" + right + "]";
    }

    /** Returns an expression that tells equal values apart by their looks, or empty where equal means identical. */
    public static Optional<String> looks(String value, ColumnInfo info) {
        if (info.type().isEmpty() || !info.type().get().looksMayDiffer()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (info.type().get().base()) {
                    case "numeric" -> "scale(" + value + ")";
                    case "bpchar" -> "octet_length(" + value + ")";
                    default -> "(" + value + ")::text";
                });
    }
}
