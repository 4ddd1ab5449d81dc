package dev.pgstream.engine.plan;

import java.util.List;

/**
 * An order of rows.
 *
 * @param items sort items over the input's columns, each with its direction ({@code "o1" DESC NULLS LAST})
 * @param refined whether rows that tie are put in order by all their columns, so that the result depends on nothing but the
 *     rows
 */
public record Order(List<String> items, boolean refined) {
    public Order {
        items = List.copyOf(items);
    }

    /** The order as SQL has it, without what refines it. */
    public String text() {
        return items.isEmpty() ? "" : " order by " + String.join(", ", items);
    }
}
