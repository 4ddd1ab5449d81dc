package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectRuleTest {

    @Test
    void projectsTheChange() {
        assertThat(ProjectRule.terms(
                        select(scan("o", Shop.ORDERS), column("o", "id"), column("o", "amount")), changed(Shop.ORDERS)))
                .containsExactly(select(changes("o", Shop.ORDERS), column("o", "id"), column("o", "amount")));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(ProjectRule.terms(select(scan("o", Shop.ORDERS), column("o", "id")), changed(Shop.LINES)))
                .isEmpty();
    }

    @Test
    void constantsNeverChange() {
        Project one = new Project(List.of(new Output(new IntegerLiteral("1"), "one")), new Unit());
        assertThat(ProjectRule.terms(one, changed(Shop.ORDERS))).isEmpty();
    }
}
