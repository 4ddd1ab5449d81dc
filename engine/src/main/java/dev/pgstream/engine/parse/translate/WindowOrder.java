package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.parse.translate.WindowFrame.Bound;
import net.sf.jsqlparser.expression.WindowElement.Exclusion;

/**
 * What a call needs of the rows that tie in its order.
 *
 * @param ties what may be done about them
 * @param frame the frame clause that goes with it
 */
record WindowOrder(Ties ties, String frame) {

    /** What may be done about rows that tie. */
    enum Ties {
        /** Nothing: the result is the same for any order among them. */
        STAY,
        /** PostgreSQL leaves their order open, and any order makes a right result. */
        MAY_BE_SETTLED,
        /** The result is open, and settling it would make another frame. */
        MUST_NOT_BE
    }

    /**
     * Returns what a call needs.
     *
     * @param ordered whether it has an ORDER BY
     */
    static WindowOrder of(WindowFunction function, WindowFrame frame, boolean ordered) {
        return switch (function) {
            case PLACE -> new WindowOrder(Ties.MAY_BE_SETTLED, "");
            case RANK -> new WindowOrder(Ties.STAY, "");
            case SET -> set(frame, ordered);
            case FIRST, LAST, NTH, SEQUENCE -> sequence(function, frame, ordered);
        };
    }

    private static WindowOrder set(WindowFrame frame, boolean ordered) {
        if (!frame.byRows() || frame.isWhole(ordered)) {
            return new WindowOrder(Ties.STAY, frame.text());
        }
        return new WindowOrder(frame.excludesTies() ? Ties.MUST_NOT_BE : Ties.MAY_BE_SETTLED, frame.text());
    }

    private static WindowOrder sequence(WindowFunction function, WindowFrame frame, boolean ordered) {
        if (frame.excludesTies()) {
            return new WindowOrder(Ties.MUST_NOT_BE, frame.text());
        }
        boolean all = frame.exclusion() == Exclusion.NO_OTHERS;
        if (frame.isWhole(ordered)) {
            return new WindowOrder(Ties.MAY_BE_SETTLED, WindowFrame.WHOLE + (all ? "" : " EXCLUDE CURRENT ROW"));
        }
        if (frame.byRows()) {
            return new WindowOrder(Ties.MAY_BE_SETTLED, frame.text());
        }
        // The first (last) row of all is in the frame, and no other row of the frame matters.
        if (function == WindowFunction.FIRST
                && all
                && frame.start() == Bound.FIRST
                && frame.end().compareTo(Bound.CURRENT) >= 0) {
            return new WindowOrder(Ties.MAY_BE_SETTLED, "ROWS UNBOUNDED PRECEDING");
        }
        if (function == WindowFunction.LAST
                && all
                && frame.end() == Bound.LAST
                && frame.start().compareTo(Bound.CURRENT) <= 0) {
            return new WindowOrder(Ties.MAY_BE_SETTLED, "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING");
        }
        return new WindowOrder(Ties.MUST_NOT_BE, frame.text());
    }
}
