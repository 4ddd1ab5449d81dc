package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Captured;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.zset.Scalars;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullJoinRuleTest {

    private static final FullJoin JOIN = new FullJoin(
            scan("c", Shop.CUSTOMERS),
            scan("o", Shop.ORDERS),
            List.of(Scalars.equal(column("c", "id"), column("o", "customer_id"))));

    @Test
    void beginsWithTheLeftJoin() {
        Match leftJoin = new Match(new MatchForm.Outer(), JOIN.left(), JOIN.right(), JOIN.conditions());
        assertThat(FullJoinRule.terms(JOIN, changed(Shop.CUSTOMERS)))
                .startsWith(leftJoin.over(changes("c", Shop.CUSTOMERS), JOIN.right()));
    }

    @Test
    void everyTermHasTheColumnsOfBothSides() {
        assertThat(FullJoinRule.terms(JOIN, changed(Shop.CUSTOMERS, Shop.ORDERS)))
                .hasSizeGreaterThan(3)
                .allSatisfy(term -> assertThat(Captured.of(term)).hasSameElementsAs(Captured.of(JOIN)));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(FullJoinRule.terms(JOIN, changed(Shop.VISITS))).isEmpty();
    }
}
