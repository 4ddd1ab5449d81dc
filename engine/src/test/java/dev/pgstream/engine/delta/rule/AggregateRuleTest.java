package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.ExactNumber;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Shared;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregateRuleTest {

    private static final Project ORDERS =
            select(scan("o", Shop.ORDERS), column("o", "customer_id"), column("o", "quantity"));
    private static final Project CHANGE =
            select(changes("o", Shop.ORDERS), column("o", "customer_id"), column("o", "quantity"));

    @Test
    void computesTheAffectedGroupsAsTheyAreAndAsTheyWere() {
        Aggregate total = total(AggregateFunction.COUNT_ROWS, Optional.empty());
        Shared now = new Shared(new Restrict(List.of("customer_id"), ORDERS, CHANGE));

        assertThat(AggregateRule.terms(total, changed(Shop.ORDERS)))
                .containsExactly(total.over(now), new Negate(total.over(new Former(now, CHANGE, false))));
    }

    @Test
    void hasNoTermWithoutAChange() {
        Aggregate refused = total(AggregateFunction.OTHER, Optional.empty());
        assertThat(AggregateRule.terms(refused, changed(Shop.LINES))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUM", "AVG", "OTHER"})
    void refusesResultsThatDependOnTheOrderOfRows(AggregateFunction function) {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> AggregateRule.terms(total(function, Optional.empty()), changed(Shop.ORDERS)))
                .withMessageContaining("f(quantity)");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUM", "AVG"})
    void takesExactSums(AggregateFunction function) {
        Aggregate total = total(function, Optional.of(new ExactNumber(ExactNumber.Kind.SMALL, 0)));
        assertThat(AggregateRule.terms(total, changed(Shop.ORDERS))).hasSize(2);
    }

    @Test
    void refusesColumnsWithoutEquality() {
        SourceTable notes = Shop.table(20, "notes", List.of("id"), "id", Types.INT, "body", Types.JSON);
        Project input = select(scan("n", notes), column("n", "id"), column("n", "body"));
        Aggregate ids = new Aggregate(List.of("id"), List.of(), input);
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> AggregateRule.terms(ids, changed(notes)))
                .withMessageContaining("of type json");
    }

    private static Aggregate total(AggregateFunction function, Optional<ExactNumber> exact) {
        AggregateCall call = new AggregateCall(
                "s1", function, "f(quantity)", Optional.of(ColumnRef.of("quantity")), Optional.empty(), exact);
        return new Aggregate(List.of("customer_id"), List.of(call), ORDERS);
    }
}
