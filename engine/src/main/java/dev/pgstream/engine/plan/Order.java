package dev.pgstream.engine.plan;

import java.util.List;

/**
 * An order of rows.
 *
 * @param items sort items over the input's columns, each with its direction ({@code "o1" DESC NULLS LAST})
 * @param settled whether rows that tie are put in order by further columns, so that the result depends on nothing but the
 *     rows
 * @param by the columns that settle it, a key; empty where it takes all
 */
public record Order(List<String> items, boolean settled, List<String> by) {
    public Order {
        items = List.copyOf(items);
        by = List.copyOf(by);
    }

    /** An order as it is, its ties left alone. */
    public static Order of(List<String> items) {
        return new Order(items, false, List.of());
    }

    /** An order whose ties are settled by a key, or by all columns where none is given. */
    public static Order settled(List<String> items, List<String> key) {
        return new Order(items, true, key);
    }

    /** The order as SQL has it, without what settles it. */
    public String text() {
        return items.isEmpty() ? "" : " order by " + String.join(", ", items);
    }
}
