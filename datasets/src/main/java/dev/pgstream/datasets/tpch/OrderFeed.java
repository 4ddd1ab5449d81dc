package dev.pgstream.datasets.tpch;

import io.trino.tpch.LineItem;
import io.trino.tpch.Order;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Orders and their line items, in the order of their keys. The first orders are loaded, the two kinds of rows each for
 * itself; those that are kept back come later, one by one, as new orders.
 */
public final class OrderFeed {

    /** An order with its line items, as lines for COPY. */
    public record NewOrder(String order, List<String> lineItems) {}

    private final Iterator<Order> orders;
    private final Iterator<LineItem> lineItems;
    private @Nullable LineItem next;

    public OrderFeed(Generator generator) {
        this.orders = generator.orders();
        this.lineItems = generator.lineItems();
        this.next = lineItems.next();
    }

    /** The next {@code count} orders. */
    Iterator<String> orders(long count) {
        return new Iterator<>() {
            private long left = count;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public String next() {
                if (left-- <= 0) {
                    throw new NoSuchElementException();
                }
                return Generator.line(orders.next());
            }
        };
    }

    /** The next line items, up to those of the order with a key. */
    Iterator<String> lineItemsUpTo(long orderKey) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return next != null && next.getOrderKey() <= orderKey;
            }

            @Override
            public String next() {
                LineItem item = next;
                if (item == null || !hasNext()) {
                    throw new NoSuchElementException();
                }
                next = lineItems.hasNext() ? lineItems.next() : null;
                return Generator.line(item);
            }
        };
    }

    /** The next order with its line items. */
    public NewOrder newOrder() {
        Order order = orders.next();
        List<String> items = new ArrayList<>();
        lineItemsUpTo(order.getOrderKey()).forEachRemaining(items::add);
        return new NewOrder(Generator.line(order), items);
    }
}
