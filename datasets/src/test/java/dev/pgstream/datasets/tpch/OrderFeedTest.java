package dev.pgstream.datasets.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import org.junit.jupiter.api.Test;

final class OrderFeedTest {

    private static long count(Iterator<String> lines) {
        long count = 0;
        while (lines.hasNext()) {
            lines.next();
            count++;
        }
        return count;
    }

    @Test
    void newOrdersGoOnWhereTheLoadEnded() {
        OrderFeed feed = new OrderFeed(Generator.quick(new Scale(0.001)));
        assertThat(count(feed.orders(10))).isEqualTo(10);
        assertThat(count(feed.lineItemsUpTo(LiveOrders.key(10)))).isBetween(10L, 70L);
        OrderFeed.NewOrder order = feed.newOrder();
        String key = LiveOrders.key(11) + "|";
        assertThat(order.order()).startsWith(key);
        assertThat(order.lineItems()).isNotEmpty().allMatch(line -> line.startsWith(key));
    }

    @Test
    void linesHaveAFieldForEachColumn() {
        OrderFeed.NewOrder order = new OrderFeed(Generator.quick(new Scale(0.001))).newOrder();
        assertThat(order.order().split("\\|", -1)).hasSize(9);
        assertThat(order.lineItems().get(0).split("\\|", -1)).hasSize(16);
    }
}
