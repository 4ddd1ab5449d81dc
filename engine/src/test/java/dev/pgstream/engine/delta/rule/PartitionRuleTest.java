package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Order;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.Window;
import dev.pgstream.engine.plan.WindowCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionRuleTest {

    private static final Operator CUSTOMERS = select(scan("c", Shop.CUSTOMERS), column("c", "id"));
    private static final Operator ORDERS = select(scan("o", Shop.ORDERS), column("o", "id"));
    private static final Operator CHANGED_ORDERS = select(changes("o", Shop.ORDERS), column("o", "id"));

    @Test
    void computesTheAffectedPartitionsAsTheyAreAndAsTheyWere() {
        Window window = new Window(
                List.of("id"), List.of(new WindowCall("n", "count(*)", Order.of(List.of()), "", true)), ORDERS);
        Operator now = new Shared(new Restrict(List.of("id"), ORDERS, CHANGED_ORDERS));
        assertThat(PartitionRule.terms(window, changed(Shop.ORDERS)))
                .containsExactly(
                        window.over(List.of(now)),
                        new Negate(window.over(List.of(new Former(now, CHANGED_ORDERS, false)))));
    }

    @Test
    void restrictsBothSidesToWhatChangedInOne() {
        SetOperation except = new SetOperation(SetOperation.Kind.EXCEPT, true, CUSTOMERS, ORDERS);
        Operator customers = new Shared(new Restrict(List.of("id"), CUSTOMERS, CHANGED_ORDERS));
        Operator orders = new Shared(new Restrict(List.of("id"), ORDERS, CHANGED_ORDERS));
        assertThat(PartitionRule.terms(except, changed(Shop.ORDERS)))
                .containsExactly(
                        except.over(List.of(customers, orders)),
                        new Negate(except.over(List.of(customers, new Former(orders, CHANGED_ORDERS, false)))));
    }

    @Test
    void hasNoTermWithoutAChange() {
        TopRows top = new TopRows(List.of(), Order.of(List.of("id")), "LIMIT 3", ORDERS);
        assertThat(PartitionRule.terms(top, changed(Shop.VISITS))).isEmpty();
    }
}
