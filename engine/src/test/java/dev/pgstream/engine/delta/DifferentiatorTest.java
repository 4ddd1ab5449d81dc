package dev.pgstream.engine.delta;

import static dev.pgstream.engine.fixture.Plans.changed;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Scan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DifferentiatorTest {

    static Stream<Operator> notPlain() {
        Scan orders = new Scan(Shop.ORDERS);
        Changes change = new Changes(Shop.ORDERS);
        return Stream.of(
                change,
                new Negate(orders),
                new Former(orders, change, false),
                new Restrict(List.of("id"), orders, change),
                new Reference("pgs_keys", List.of("id")));
    }

    /** A change has no second change: these nodes come out of the rules and never go in. */
    @ParameterizedTest
    @MethodSource
    void notPlain(Operator operator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changed(Shop.ORDERS).terms(operator))
                .withMessageContaining("plain query");
    }
}
