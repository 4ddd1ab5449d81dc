package dev.pgstream.engine.zset;

import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Scan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference itself, against results worked out by hand. */
class EvaluatorTest {

    private static final SourceTable TABLE = Tables.ALL.get(2);
    private static final ZSet ROWS = new ZSet().add(Row.of(1L, 2L), 2).add(Row.of(1L, null), 1);
    private static final ZSet CHANGE = new ZSet().add(Row.of(1L, 2L), 1).add(Row.of(3L, 3L), -1);

    @Test
    void joinsMultiplyWeightsAndNullsNeverMatch() {
        Join join = new Join(
                List.of(scan("x", TABLE), scan("y", TABLE)),
                List.of(Scalars.equal(column("x", "b"), column("y", "b"))));
        assertThat(rows(join)).isEqualTo(new ZSet().add(Row.of(1L, 2L, 1L, 2L), 4));
    }

    @Test
    void projectionsAddUpEqualRows() {
        assertThat(rows(select(scan("x", TABLE), column("x", "a")))).isEqualTo(new ZSet().add(Row.of(1L), 3));
    }

    @Test
    void formerRowsAreTheRowsLessTheChange() {
        assertThat(rows(new Former(new Scan(TABLE), new Changes(TABLE), false)))
                .isEqualTo(new ZSet()
                        .add(Row.of(1L, 2L), 1)
                        .add(Row.of(1L, null), 1)
                        .add(Row.of(3L, 3L), 1));
        ZSet tooMany = new ZSet().add(Row.of(1L, 2L), 3);
        assertThatIllegalStateException()
                .isThrownBy(() -> new Evaluator(Map.of(3L, ROWS), Map.of(3L, tooMany))
                        .evaluate(new Former(new Scan(TABLE), new Changes(TABLE), false)));
    }

    @Test
    void restrictionKeepsTheKeysOfTheChange() {
        assertThat(rows(new Restrict(List.of("b"), new Scan(TABLE), new Changes(TABLE))))
                .isEqualTo(new ZSet().add(Row.of(1L, 2L), 2));
    }

    @Test
    void distinctCountsEveryRowOnceAndNullsAsEqual() {
        assertThat(rows(new Aggregate(List.of("b"), List.of(), new Scan(TABLE))))
                .isEqualTo(new ZSet().add(Row.of(2L), 1).add(Row.of((Long) null), 1));
    }

    private static ZSet rows(Operator operator) {
        return new Evaluator(Map.of(3L, ROWS), Map.of(3L, CHANGE))
                .evaluate(operator)
                .rows();
    }
}
