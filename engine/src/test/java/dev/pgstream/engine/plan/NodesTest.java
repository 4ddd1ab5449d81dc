package dev.pgstream.engine.plan;

import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.fixture.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No bad node exists, and nodes know whether their rows carry weights. */
class NodesTest {

    private static final Operator PLAIN = scan("o", Shop.ORDERS);
    private static final Operator WEIGHTED = changes("o", Shop.ORDERS);

    @Test
    void refuseWhatMeansNothing() {
        Output one = new Output(new IntegerLiteral("1"), "one");
        assertThatIllegalArgumentException().isThrownBy(() -> new Join(List.of(PLAIN), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new UnionAll(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Aggregate(List.of(), List.of(), PLAIN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Restrict(List.of("id"), WEIGHTED, PLAIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Project(List.of(one, one), PLAIN))
                .withMessageContaining("one");
    }

    @Test
    void passWeightsOn() {
        assertThat(List.of(
                        new Negate(PLAIN),
                        new Filter(List.of(), WEIGHTED),
                        new Project(List.of(), WEIGHTED),
                        new Join(List.of(PLAIN, WEIGHTED), List.of()),
                        new UnionAll(List.of(PLAIN, WEIGHTED))))
                .allMatch(Operator::weighted);
        assertThat(List.of(
                        new Join(List.of(PLAIN, PLAIN), List.of()),
                        new Former(PLAIN, WEIGHTED, false),
                        new Restrict(List.of("id"), PLAIN, WEIGHTED)))
                .noneMatch(Operator::weighted);
    }
}
