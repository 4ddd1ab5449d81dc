package dev.pgstream.engine.program.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.fixture.Functions;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.rewrite.RecursionExposure.Exposed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecursiveQueryTest {

    private static final String RECURSION =
            "WITH RECURSIVE r(id, x) AS ( SELECT orders.id, orders.quantity FROM shop.orders"
                    + " UNION ALL SELECT o.id, r_1.x FROM (shop.orders o JOIN r r_1 ON ((o.customer_id = r_1.id)))) ";

    /** The change is computed from all columns of the rows that there were. */
    @Test
    void columnsThatTheQueryLeavesOutAreHidden() {
        Exposed exposed = RecursiveQuery.of(Shop.parse(RECURSION + "SELECT (x + 1) AS y, id FROM r"))
                .orElseThrow();
        assertThat(Lineage.names(exposed.operator())).containsExactly("y", "id", "__pgs_k1");
        assertThat(exposed.columns()).extracting(ColumnRef::name).containsExactly("id", "__pgs_k1");
    }

    @Test
    void otherQueriesHaveNone() {
        assertThat(RecursiveQuery.of(Shop.parse("SELECT id FROM shop.orders"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM r WHERE (x > 1)                                       | a condition",
                "SELECT r.id FROM (r JOIN shop.customers c ON ((c.id = r.id)))        | a join or a subquery",
                "SELECT DISTINCT id FROM r                                            | DISTINCT or UNION",
                "SELECT count(*) AS count FROM r                                      | an aggregate",
                "SELECT rank() OVER (ORDER BY id) AS rank FROM r                      | a window function",
                "SELECT id FROM r ORDER BY id LIMIT 3                                 | LIMIT or DISTINCT ON",
                "SELECT r.id FROM r UNION ALL SELECT orders.id FROM shop.orders       | a set operation"
            })
    void moreThanExpressionsAboveIsRefused(String query, String construct) {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> RecursiveQuery.of(Shop.parse(RECURSION + query, Functions.COUNT, Functions.RANK)))
                .withMessageContaining("a recursion below " + construct + " has no delta rule: r");
    }

    @Test
    void aRecursionWithinARecursionIsRefused() {
        String nested = "WITH RECURSIVE s(id) AS ( SELECT r.id FROM (" + RECURSION + "SELECT r_2.id FROM r r_2) r"
                + " UNION SELECT o.id FROM (shop.orders o JOIN s s_1 ON ((o.customer_id = s_1.id)))) SELECT id FROM s";
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> RecursiveQuery.of(Shop.parse(nested)))
                .withMessageContaining("a recursion below another recursion has no delta rule: r");
    }
}
