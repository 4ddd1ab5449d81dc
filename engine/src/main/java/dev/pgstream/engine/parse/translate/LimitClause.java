package dev.pgstream.engine.parse.translate;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * LIMIT, OFFSET and FETCH.
 *
 * @param text the clause; empty where all rows stay
 * @param withTies whether rows that tie with the last one come, too
 * @param skips whether it has an OFFSET
 */
record LimitClause(String text, boolean withTies, boolean skips) {

    static LimitClause of(Select select) {
        List<String> parts = new ArrayList<>();
        Offset offset = select.getOffset();
        Limit limit = select.getLimit();
        Expression skipped = offset != null ? offset.getOffset() : limit == null ? null : limit.getOffset();
        boolean skips = skipped != null && !isZero(skipped);
        if (skipped != null && skips) {
            parts.add("OFFSET " + Deparser.text(skipped));
        }
        if (limit != null && !isNone(limit.getRowCount())) {
            parts.add("LIMIT " + Deparser.text(limit.getRowCount()));
        }
        Fetch fetch = select.getFetch();
        boolean ties = fetch != null && fetch.getFetchParameters().contains("WITH TIES");
        if (fetch != null) {
            parts.add(
                    "FETCH FIRST (" + Deparser.text(fetch.getExpression()) + ") ROWS " + (ties ? "WITH TIES" : "ONLY"));
        }
        return new LimitClause(String.join(" ", parts), ties, skips);
    }

    private static boolean isNone(Expression count) {
        return count instanceof AllValue || count instanceof NullValue;
    }

    private static boolean isZero(@Nullable Expression expression) {
        return expression instanceof LongValue number && number.getValue() == 0;
    }
}
