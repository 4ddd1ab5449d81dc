package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.UnionAll;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnionAllRuleTest {

    private static final Project CUSTOMERS = select(scan("c", Shop.CUSTOMERS), column("c", "id"));
    private static final Project ORDERS = select(scan("o", Shop.ORDERS), column("o", "id"));
    private static final Operator CHANGED_ORDERS = select(changes("o", Shop.ORDERS), column("o", "id"));
    private static final UnionAll UNION = new UnionAll(List.of(CUSTOMERS, ORDERS));

    @Test
    void addsTheChanges() {
        assertThat(UnionAllRule.terms(UNION, changed(Shop.CUSTOMERS, Shop.ORDERS)))
                .containsExactly(new UnionAll(
                        List.of(select(changes("c", Shop.CUSTOMERS), column("c", "id")), CHANGED_ORDERS)));
    }

    @Test
    void keepsUnchangedBranchesWithoutRowsForTheirTypes() {
        Filter emptied = new Filter(List.of(new Opaque("false", List.of())), CUSTOMERS);
        assertThat(UnionAllRule.terms(UNION, changed(Shop.ORDERS)))
                .containsExactly(new UnionAll(List.of(emptied, CHANGED_ORDERS)));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(UnionAllRule.terms(UNION, changed(Shop.VISITS))).isEmpty();
    }
}
