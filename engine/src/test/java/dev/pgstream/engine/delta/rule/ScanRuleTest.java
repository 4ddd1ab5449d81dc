package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Scan;
import org.junit.jupiter.api.Test;

class ScanRuleTest {

    private static final Scan ORDERS = new Scan(Shop.ORDERS);

    @Test
    void readsTheBuffer() {
        assertThat(ScanRule.terms(ORDERS, changed(Shop.ORDERS))).containsExactly(new Changes(Shop.ORDERS));
    }

    @Test
    void hasNoTermForAnUnchangedTable() {
        assertThat(ScanRule.terms(ORDERS, changed(Shop.LINES))).isEmpty();
    }
}
