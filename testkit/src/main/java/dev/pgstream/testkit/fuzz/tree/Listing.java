package dev.pgstream.testkit.fuzz.tree;

import java.util.List;

/**
 * Items between an opening and a closing text; without items it prints nothing.
 *
 * @param least how many items have to stay when the tree is shrunk
 * @param frozen whether the items decide the result's order, so that leaving one out could make the query's result
 *     depend on more than the data
 */
public record Listing(String open, String separator, String close, int least, boolean frozen, List<Tree> items)
        implements Tree {
    public Listing {
        items = List.copyOf(items);
    }

    /** Items of which at least one stays. */
    public static Listing some(String open, String separator, String close, List<? extends Tree> items) {
        return new Listing(open, separator, close, 1, false, List.copyOf(items));
    }

    /** Items that may all go, and the opening text with them. */
    public static Listing any(String open, String separator, String close, List<? extends Tree> items) {
        return new Listing(open, separator, close, 0, false, List.copyOf(items));
    }

    /** One part that may go. */
    public static Listing optional(Tree item) {
        return any("", "", "", List.of(item));
    }

    /** Items that decide an order. */
    public static Listing order(String open, List<? extends Tree> items) {
        return new Listing(open, ", ", "", 0, true, List.copyOf(items));
    }

    @Override
    public void print(StringBuilder sql) {
        if (items.isEmpty()) {
            return;
        }
        sql.append(open);
        for (int i = 0; i < items.size(); i++) {
            sql.append(i == 0 ? "" : separator);
            items.get(i).print(sql);
        }
        sql.append(close);
    }

    @Override
    public List<Tree> children() {
        return items;
    }

    @Override
    public Listing with(List<Tree> children) {
        return new Listing(open, separator, close, least, frozen, children);
    }
}
