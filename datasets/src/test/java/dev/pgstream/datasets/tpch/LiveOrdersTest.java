package dev.pgstream.datasets.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.tpch.Order;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LiveOrdersTest {

    @Test
    void keysAreThoseOfTheGenerator() {
        Scale scale = new Scale(0.001);
        Iterator<Order> orders = Generator.quick(scale).orders();
        for (long number = 1; number <= scale.orders(); number++) {
            assertThat(LiveOrders.key(number)).isEqualTo(orders.next().getOrderKey());
        }
        assertThat(orders.hasNext()).isFalse();
    }

    @Test
    void deletedOrdersAreNotPickedAgain() {
        LiveOrders orders = new LiveOrders(100, new Random(1));
        Set<Long> deleted = new HashSet<>();
        for (int i = 0; i < 90; i++) {
            assertThat(deleted.add(orders.pickToDelete())).isTrue();
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(deleted).doesNotContain(orders.pick());
        }
    }

    @Test
    void severalOrdersAreDifferentOnes() {
        assertThat(new LiveOrders(10, new Random(1)).pick(10)).hasSize(10);
    }
}
