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
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.UnionAll;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecursionRuleTest {

    private static final Reference ROWS = new Reference("rounds", List.of("id"));
    private static final Reference OTHER = new Reference("others", List.of("id"));
    private static final Expr SAME = new Equals("o.customer_id = r.id", column("o", "customer_id"), column("r", "id"));
    private static final Expr SEEN = new Equals("v.hits = r.id", column("v", "hits"), column("r", "id"));
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

    /** More rows than there were do no harm here, and a table keeps its indexes. */
    @Test
    void theFormerStepReadsTablesWithWhatTheyLost() {
        assertThat(RecursionRule.formerStep(RECURSION, OTHER, changed(Shop.ORDERS)))
                .isEqualTo(step(
                        OTHER, alias("o", new UnionAll(List.of(new Scan(Shop.ORDERS), new Changes(Shop.ORDERS))))));
        assertThat(RecursionRule.formerStep(RECURSION, OTHER, changed(Shop.CUSTOMERS)))
                .isEqualTo(step(OTHER, scan("o", Shop.ORDERS)));
    }

    /** One row more would take away what an anti-join yielded, so there it has to be the very rows. */
    @Test
    void theFormerStepTakesRowsThatOthersMayNotMatchAsTheyWere() {
        Match unseen = new Match(
                new MatchForm.Exists(true), alias("r", new Recurrence(ROWS)), scan("v", Shop.VISITS), List.of(SEEN));
        Recursion recursion = new Recursion("r", ROWS, true, BASE, select(unseen, column("r", "id")));
        Former visits = new Former(new Scan(Shop.VISITS), new UnionAll(List.of(new Changes(Shop.VISITS))));
        assertThat(RecursionRule.formerStep(recursion, OTHER, changed(Shop.VISITS)))
                .isEqualTo(select(
                        unseen.over(alias("r", new Recurrence(OTHER)), alias("v", new Shared(visits))),
                        column("r", "id")));
    }
}
