package dev.pgstream.engine.parse.translate;

import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowElement.Exclusion;
import net.sf.jsqlparser.expression.WindowOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a partition a call sees.
 *
 * @param text the clause; empty for the default, {@code RANGE UNBOUNDED PRECEDING}
 * @param byRows whether its ends are counted in rows, else in groups of rows that tie or in distances
 */
record WindowFrame(String text, boolean byRows, Bound start, Bound end, Exclusion exclusion) {

    static final String WHOLE = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    /** Where a frame may start or end, from the first row of the partition to the last. */
    enum Bound {
        FIRST,
        BEFORE,
        CURRENT,
        AFTER,
        LAST;

        private static Bound of(WindowOffset offset) {
            boolean end = offset.getExpression() == null;
            return switch (offset.getType()) {
                case PRECEDING -> end ? FIRST : BEFORE;
                case FOLLOWING -> end ? LAST : AFTER;
                case CURRENT, EXPR -> CURRENT;
            };
        }
    }

    static WindowFrame of(@Nullable WindowElement element) {
        if (element == null) {
            return new WindowFrame("", false, Bound.FIRST, Bound.CURRENT, Exclusion.NO_OTHERS);
        }
        boolean between = element.getRange() != null;
        return new WindowFrame(
                ParserNames.decode(element.toString()),
                element.getType() == WindowElement.Type.ROWS,
                Bound.of(between ? element.getRange().getStart() : element.getOffset()),
                between ? Bound.of(element.getRange().getEnd()) : Bound.CURRENT,
                element.getExclusion() == null ? Exclusion.NO_OTHERS : element.getExclusion());
    }

    /**
     * Whether it is the whole partition but for what it excludes.
     *
     * @param ordered whether the rows have an order; else they all tie, and a frame up to the current row has them all
     */
    boolean isWhole(boolean ordered) {
        return (start == Bound.FIRST || all(start, ordered)) && (end == Bound.LAST || all(end, ordered));
    }

    private boolean all(Bound bound, boolean ordered) {
        return bound == Bound.CURRENT && !ordered && !byRows;
    }

    /** Whether it leaves out rows because they tie with the current one. */
    boolean excludesTies() {
        return exclusion == Exclusion.GROUP || exclusion == Exclusion.TIES;
    }
}
