package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.zset.Scalars;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterRuleTest {

    private static final List<Expr> LARGE = List.of(Scalars.above(column("o", "quantity"), 5));

    @Test
    void filtersTheChange() {
        assertThat(FilterRule.terms(new Filter(LARGE, scan("o", Shop.ORDERS)), changed(Shop.ORDERS)))
                .containsExactly(new Filter(LARGE, changes("o", Shop.ORDERS)));
    }

    @Test
    void theConditionsOnAJoinAreItsOwn() {
        Join join = new Join(List.of(scan("o", Shop.ORDERS), scan("l", Shop.LINES)), List.of());
        assertThat(FilterRule.terms(new Filter(LARGE, join), changed(Shop.ORDERS, Shop.LINES)))
                .hasSize(3)
                .allSatisfy(term -> assertThat(term).isInstanceOfSatisfying(Join.class, changed -> {
                    assertThat(changed.conditions()).isEqualTo(LARGE);
                    assertThat(changed.weighted()).isTrue();
                }));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(FilterRule.terms(new Filter(LARGE, scan("o", Shop.ORDERS)), changed(Shop.LINES)))
                .isEmpty();
    }
}
