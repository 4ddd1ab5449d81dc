package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.alias;
import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.UnionAll;
import java.util.List;
import org.junit.jupiter.api.Test;

class AliasRuleTest {

    @Test
    void namesTheChange() {
        Alias renamed = new Alias("o", List.of("number"), new Scan(Shop.ORDERS));
        assertThat(AliasRule.terms(renamed, changed(Shop.ORDERS)))
                .containsExactly(new Alias("o", List.of("number"), new Changes(Shop.ORDERS)));
    }

    @Test
    void makesOneItemOfSeveralTerms() {
        Differentiator differentiator = changed(Shop.ORDERS, Shop.LINES);
        Project query =
                select(new Join(List.of(scan("o", Shop.ORDERS), scan("l", Shop.LINES)), List.of()), column("o", "id"));

        assertThat(differentiator.terms(query)).hasSize(3);
        assertThat(AliasRule.terms(alias("q", query), differentiator))
                .containsExactly(alias("q", new UnionAll(differentiator.terms(query))));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(AliasRule.terms(scan("o", Shop.ORDERS), changed(Shop.LINES))).isEmpty();
    }

    @Test
    void keepsTheNameThroughNesting() {
        Alias nested = alias("q", select(scan("o", Shop.ORDERS), column("o", "id")));
        assertThat(AliasRule.terms(nested, changed(Shop.ORDERS)))
                .containsExactly(alias("q", select(changes("o", Shop.ORDERS), column("o", "id"))));
    }
}
