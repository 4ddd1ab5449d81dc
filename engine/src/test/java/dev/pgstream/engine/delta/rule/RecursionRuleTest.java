package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.alias;
import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.UnionAll;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecursionRuleTest {

    private static final Reference ROWS = new Reference("rounds", List.of("id"));
    private static final Reference OTHER = new Reference("others", List.of("id"));
    private static final Expr SAME = new Equals("o.customer_id = r.id", column("o", "customer_id"), column("r", "id"));
    private static final Operator BASE = select(scan("c", Shop.CUSTOMERS), column("c", "id"));
    private static final Recursion RECURSION = new Recursion("r", ROWS, true, BASE, step(ROWS, scan("o", Shop.ORDERS)));

    private static Operator step(Reference rows, Operator orders) {
        Join join = new Join(List.of(orders, alias("r", new Recurrence(rows))), List.of(SAME));
        return select(join, column("o", "id"));
    }

    @Test
    void readsTheChangeThatTheStatementHasComputed() {
        assertThat(RecursionRule.terms(RECURSION, changed(Shop.ORDERS)))
                .containsExactly(new Reference(Recursion.CHANGE, List.of("id"), true));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(RecursionRule.terms(RECURSION, changed(Shop.VISITS))).isEmpty();
    }

    @Test
    void beginsWithWhatBaseAndStepChangeOfThemselves() {
        assertThat(RecursionRule.start(RECURSION, OTHER, changed(Shop.CUSTOMERS, Shop.ORDERS)))
                .isEqualTo(new UnionAll(List.of(
                        new UnionAll(List.of(select(changes("c", Shop.CUSTOMERS), column("c", "id")))),
                        new UnionAll(List.of(step(OTHER, changes("o", Shop.ORDERS)))))));
    }

    @Test
    void anUnchangedStepStartsNothing() {
        assertThat(RecursionRule.start(RECURSION, OTHER, changed(Shop.CUSTOMERS))
                        .inputs()
                        .get(1))
                .isEqualTo(new UnionAll(List.of(Filter.emptied(RECURSION.step(OTHER)))));
    }
}
