package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.MadeRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpandRuleTest {

    private static final Expand EXPAND = new Expand(
            scan("o", Shop.ORDERS),
            MadeRows.ordered("generate_series(1, o.quantity)"),
            "n",
            List.of("n"),
            List.of(),
            false);

    @Test
    void expandsTheChange() {
        assertThat(ExpandRule.terms(EXPAND, changed(Shop.ORDERS)))
                .containsExactly(EXPAND.over(changes("o", Shop.ORDERS)));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(ExpandRule.terms(EXPAND, changed(Shop.VISITS))).isEmpty();
    }
}
