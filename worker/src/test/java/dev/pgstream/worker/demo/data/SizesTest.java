package dev.pgstream.worker.demo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SizesTest {

    @Test
    void aBatchChangesAThousandthOfTheOrders() {
        assertThat(Sizes.of(0.1, 10)).isEqualTo(new Sizes(500, 50));
    }

    @Test
    void tooManyBatchesAreRefusedWithTheMost() {
        assertThatThrownBy(() -> Sizes.of(0.1, 1001))
                .hasMessage("scale 0.1 has 150000 orders, enough for 1000 batches");
    }
}
