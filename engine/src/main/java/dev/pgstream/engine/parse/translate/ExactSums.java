package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.ExactNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sums are exact: by the argument's own columns, or because the query calls the function for integers only. */
final class ExactSums {

    private ExactSums() {}

    /**
     * Returns the argument's exact type.
     *
     * @param function the unquoted name
     * @param columns what is known of the columns that the argument reads
     */
    static Optional<ExactNumber> of(
            AnalyzedQuery query, String function, Expr argument, Map<ColumnRef, ColumnInfo> columns) {
        Optional<ExactNumber> byArgument = ExactNumber.of(argument, columns);
        if (byArgument.isPresent()) {
            return byArgument;
        }
        List<String> overloads = query.functions().stream()
                .filter(f -> f.name().equals(function))
                .map(FunctionUse::signature)
                .toList();
        if (overloads.stream().allMatch(s -> s.endsWith("(integer)") || s.endsWith("(smallint)"))) {
            return Optional.of(new ExactNumber(ExactNumber.Kind.SMALL, 0));
        }
        return overloads.stream().allMatch(s -> s.endsWith("(bigint)"))
                ? Optional.of(new ExactNumber(ExactNumber.Kind.BIG, 0))
                : Optional.empty();
    }
}
