package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Functions.COUNT;
import static dev.pgstream.engine.fixture.Functions.aggregate;
import static dev.pgstream.engine.fixture.Functions.window;
import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Order;
import dev.pgstream.engine.plan.TopRows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopRowsTranslationTest {

    @Test
    void distinctOnTakesTheFirstOfEach() {
        String canonical = """
                 SELECT DISTINCT ON (customer_id) customer_id,
                    id
                   FROM shop.orders
                  ORDER BY customer_id DESC, placed DESC NULLS LAST""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "customer_id" := "customer_id", "id" := "id"
                  First row of each customer_id order by __pgs_o1 DESC NULLS LAST
                    Project "customer_id" := "orders"."customer_id", "id" := "orders"."id", __pgs_o1 := "orders"."placed"
                      Alias "orders"
                        Scan "shop"."orders" key [id]""");
    }

    @Test
    void aLimitTakesTheFirst() {
        assertThat(plan("SELECT id, amount FROM shop.orders ORDER BY amount DESC OFFSET 2 LIMIT (3)::bigint"))
                .startsWith("First rows order by \"amount\" DESC OFFSET 2 LIMIT (3)::bigint\n  Project \"id\"");
        assertThat(plan("SELECT id FROM shop.orders ORDER BY id FETCH FIRST (3) ROWS WITH TIES"))
                .startsWith("First rows order by \"id\" FETCH FIRST ((3)) ROWS WITH TIES\n");
    }

    /** A bare name means a column of the select list first, as in SQL. */
    @Test
    void orderMayNameTheSelectList() {
        assertThat(plan("SELECT id AS amount FROM shop.orders ORDER BY amount LIMIT 3"))
                .startsWith("First rows order by \"amount\" LIMIT 3\n  Project \"amount\" := \"orders\".\"id\"\n");
        assertThat(plan("SELECT id AS amount FROM shop.orders ORDER BY orders.amount LIMIT 3"))
                .startsWith("Project \"amount\" := \"amount\"\n  First rows order by __pgs_o1 LIMIT 3\n");
    }

    @Test
    void orderMayBeByExpressionsOfGroups() {
        String canonical = """
                 SELECT customer_id
                   FROM shop.orders
                  GROUP BY customer_id
                  ORDER BY (count(*)) DESC
                 LIMIT 1""";
        assertThat(plan(canonical, COUNT)).startsWith("""
                Project "customer_id" := "customer_id"
                  First rows order by __pgs_o1 DESC LIMIT 1
                    Project "customer_id" := "g1", __pgs_o1 := "s1"
                """);
    }

    @Test
    void distinctComesFirst() {
        assertThat(plan("SELECT DISTINCT page FROM shop.visits ORDER BY page LIMIT 2"))
                .startsWith("First rows order by \"page\" LIMIT 2\n  Distinct by page\n");
    }

    @Test
    void limitsOfSetOperationsNumberTheirColumns() {
        assertThat(
                        plan(
                                "SELECT id, name FROM shop.customers UNION ALL SELECT id, id FROM shop.orders ORDER BY 2 DESC, 1 LIMIT 4"))
                .startsWith("First rows order by \"name\" DESC, \"id\" LIMIT 4\n  Union all\n");
        assertThat(
                        plan(
                                "( SELECT id FROM shop.orders ORDER BY id LIMIT 1) UNION ALL ( SELECT id FROM shop.customers ORDER BY id LIMIT 2)"))
                .startsWith("Union all\n  First rows order by \"id\" LIMIT 1\n")
                .contains("\n  First rows order by \"id\" LIMIT 2\n");
    }

    @ParameterizedTest
    @CsvSource({"LIMIT ALL", "OFFSET 0", "ORDER BY id", "ORDER BY id LIMIT NULL"})
    void whatKeepsAllRowsIsNothing(String tail) {
        assertThat(plan("SELECT id FROM shop.orders " + tail)).startsWith("Project \"id\"");
        assertThat(plan("SELECT q.id FROM ( SELECT id FROM shop.orders " + tail + ") q"))
                .doesNotContain("First");
    }

    @Test
    void tiesAreSettledUnlessTheyCount() {
        assertThat(order("SELECT page FROM shop.visits ORDER BY page LIMIT 1"))
                .isEqualTo(Order.settled(List.of("\"page\""), List.of()));
        assertThat(order("SELECT id, name FROM shop.customers ORDER BY name LIMIT 1"))
                .isEqualTo(Order.settled(List.of("\"name\""), List.of("id")));
        assertThat(order("SELECT id FROM shop.customers ORDER BY id LIMIT 1")).isEqualTo(Order.of(List.of("\"id\"")));
        assertThat(order("SELECT page FROM shop.visits ORDER BY page FETCH FIRST (1) ROWS WITH TIES"))
                .isEqualTo(Order.of(List.of("\"page\"")));
        assertThat(order("SELECT DISTINCT ON (page) page, hits FROM shop.visits ORDER BY page"))
                .isEqualTo(Order.settled(List.of(), List.of()));
    }

    private static Order order(String canonical) {
        return ((TopRows) parse(canonical)).order();
    }

    @Test
    void refusesToSkipRowsThatTie() {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() ->
                        parse("SELECT page FROM shop.visits ORDER BY page OFFSET 1 FETCH FIRST (1) ROWS WITH TIES"))
                .withMessageContaining("tie");
        assertThat(plan("SELECT id FROM shop.orders ORDER BY id OFFSET 1 FETCH FIRST (1) ROWS WITH TIES"))
                .startsWith("First rows order by \"id\" OFFSET 1 FETCH FIRST ((1)) ROWS WITH TIES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT array_agg(q.id) AS x FROM ( SELECT id FROM shop.orders ORDER BY amount) q         | array_agg",
                "SELECT array_agg(q.id) AS x FROM ( SELECT id FROM shop.orders ORDER BY amount LIMIT 1) q | array_agg",
                "SELECT q.id FROM ( SELECT id FROM shop.orders ORDER BY amount) q LIMIT 1                 | LIMIT 1",
                "SELECT row_number() OVER () AS x FROM ( SELECT id FROM shop.orders ORDER BY amount) q    | row_number"
            })
    void refusesToForgetAnOrderThatMayMatter(String canonical, String dependent) {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse(canonical, aggregate("array_agg", "anynonarray"), window("row_number", "")))
                .withMessageContaining("order of a subquery")
                .withMessageContaining(dependent);
    }

    @Test
    void refusesALimitThatIsASubquery() {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse("SELECT id FROM shop.orders LIMIT ( SELECT count(*) FROM shop.visits)", COUNT))
                .withMessageContaining("subquery");
    }
}
