package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Stored;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredRuleTest {

    private static final Stored GROUPS = new Stored(
            2,
            new Aggregate(
                    List.of("customer_id"), List.of(), select(scan("o", Shop.ORDERS), column("o", "customer_id"))));

    @Test
    void readsTheChangeThatTheStatementHasComputed() {
        assertThat(StoredRule.terms(GROUPS, changed(Shop.ORDERS)))
                .containsExactly(Reference.like(GROUPS, "pgs_change_2").signed());
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(StoredRule.terms(GROUPS, changed(Shop.VISITS))).isEmpty();
    }
}
