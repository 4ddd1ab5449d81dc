package dev.pgstream.engine.plan.rewrite;

import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.zset.Scalars;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinKeyTest {

    private static final Keyed C = keyed("c", Shop.CUSTOMERS);
    private static final Keyed O = keyed("o", Shop.ORDERS);
    private static final Keyed L = keyed("l", Shop.LINES);
    private static final Equals CUSTOMER_OF_ORDER = equal("o", "customer_id", "c", "id");
    private static final Equals ORDER_OF_LINE = equal("l", "order_id", "o", "id");

    @Test
    void isAllKeysOfAProduct() {
        assertThat(JoinKey.of(List.of(C, L), List.of()))
                .hasValue(List.of(column("c", "id"), column("l", "order_id"), column("l", "no")));
    }

    @Test
    void leavesOutWhatAnEqualityDetermines() {
        assertThat(JoinKey.of(List.of(O, C), List.of(CUSTOMER_OF_ORDER))).hasValue(List.of(column("o", "id")));
        assertThat(JoinKey.of(List.of(C, O), List.of(CUSTOMER_OF_ORDER))).hasValue(List.of(column("o", "id")));
    }

    @Test
    void followsChainsOfEqualities() {
        assertThat(JoinKey.of(List.of(C, O, L), List.of(CUSTOMER_OF_ORDER, ORDER_OF_LINE)))
                .hasValue(List.of(column("l", "order_id"), column("l", "no")));
    }

    @Test
    void wantsTheWholeKeyDetermined() {
        assertThat(JoinKey.of(List.of(O, L), List.of(ORDER_OF_LINE)))
                .hasValue(List.of(column("l", "order_id"), column("l", "no")));
        assertThat(JoinKey.of(List.of(C, L), List.of(equal("c", "id", "l", "no"))))
                .hasValue(List.of(column("l", "order_id"), column("l", "no")));
    }

    @Test
    void keepsOneOfTwoThatDetermineEachOther() {
        assertThat(JoinKey.of(List.of(C, O), List.of(equal("c", "id", "o", "id"))))
                .hasValue(List.of(column("c", "id")));
    }

    @Test
    void anEqualityOffTheKeyHelpsNothing() {
        assertThat(JoinKey.of(List.of(O, C), List.of(equal("o", "quantity", "c", "region"))))
                .hasValue(List.of(column("o", "id"), column("c", "id")));
    }

    @Test
    void thereIsNoneIfAnInputHasNone() {
        assertThat(JoinKey.of(List.of(C, keyed("v", Shop.VISITS)), List.of())).isEmpty();
    }

    private static Keyed keyed(String name, SourceTable table) {
        return KeyExposure.expose(scan(name, table));
    }

    private static Equals equal(String leftTable, String left, String rightTable, String right) {
        return Scalars.equal(new ColumnRef(leftTable, left), new ColumnRef(rightTable, right));
    }
}
