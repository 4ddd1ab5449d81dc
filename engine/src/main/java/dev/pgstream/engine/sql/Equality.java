package dev.pgstream.engine.sql;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.plan.ColumnInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conditions that two values are equal, with NULLs equal, by the type's default equality and in a form that can hash. */
public final class Equality {

    private Equality() {}

    /** Returns the condition. */
    public static String of(String left, String right, ColumnInfo info) {
        List<String> leftTerms = terms(left, info);
        List<String> rightTerms = terms(right, info);
        return IntStream.range(0, leftTerms.size())
                .mapToObj(i -> leftTerms.get(i) + " = " + rightTerms.get(i))
                .collect(Collectors.joining(" AND "));
    }

    /**
     * Returns expressions over a value that are never NULL and whose plain equality, one by one, is the value's own. An
     * index on them serves the condition.
     *
     * <p>The value itself where it can't be NULL. Else a one-element array, whose equality takes NULLs as equal, uses the
     * element type's default operator and, unlike {@code IS NOT DISTINCT FROM}, hashes and can be looked up. An array can't
     * be the element of one, so its NULLs are told by a term of their own (appending nothing makes NULL an empty array, and
     * leaves domains behind that may not allow one). For types not known, a one-column record, which at least merges.
     */
    public static List<String> terms(String value, ColumnInfo info) {
        Optional<SqlType> type = info.type();
        if (type.isEmpty()) {
            return List.of("ROW(" + value + ")::record");
        }
        if (info.notNull() && (type.get().array() || type.get().equality() != SqlType.Equality.FOREIGN)) {
            return List.of(value);
        }
        return type.get().array()
                ? List.of("array_cat(" + value + ", '{}')", "(" + value + " IS NULL)")
                : List.of("ARRAY[" + value + "]");
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
