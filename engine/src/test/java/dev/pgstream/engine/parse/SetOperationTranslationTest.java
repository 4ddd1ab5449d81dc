package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.SetOperation;
import org.junit.jupiter.api.Test;

class SetOperationTranslationTest {

    @Test
    void aChainIsOneUnion() {
        assertThat(outline("""
                 SELECT customers.id
                   FROM shop.customers
                UNION ALL
                 SELECT orders.id
                   FROM shop.orders
                UNION ALL
                 SELECT visits.hits AS id
                   FROM shop.visits""")).isEqualTo("Union all(customers, orders, visits)");
    }

    /** Types are resolved between two operands at a time, so the order of the operations is kept. */
    @Test
    void aUnionOnTheRightStaysItsOwn() {
        assertThat(outline("""
                 SELECT customers.id
                   FROM shop.customers
                UNION ALL (
                         SELECT orders.id
                           FROM shop.orders
                        UNION ALL
                         SELECT visits.hits AS id
                           FROM shop.visits
                )""")).isEqualTo("Union all(customers, Union all(orders, visits))");
    }

    @Test
    void unionWithoutAllIsDistinct() {
        assertThat(outline("""
                (
                         SELECT customers.id
                           FROM shop.customers
                        UNION
                         SELECT orders.id
                           FROM shop.orders
                ) UNION ALL
                 SELECT visits.hits AS id
                   FROM shop.visits""")).isEqualTo("Union all(Distinct by id(Union all(customers, orders)), visits)");
    }

    @Test
    void theFirstBranchNamesTheColumns() {
        String canonical = """
                 SELECT id,
                    kind
                   FROM ( SELECT customers.id,
                            1 AS kind
                           FROM shop.customers
                        UNION ALL
                         SELECT orders.id,
                            2
                           FROM shop.orders) q""";
        Project project = (Project) parse(canonical);
        assertThat(Lineage.names(((Alias) project.input()).input())).containsExactly("id", "kind");
    }

    @Test
    void aLaterBranchMayRepeatAColumn() {
        assertThat(outline("""
                 SELECT id
                   FROM ( SELECT orders.id,
                            orders.quantity
                           FROM shop.orders
                        UNION ALL
                         SELECT customers.id,
                            customers.id
                           FROM shop.customers) q""")).contains("Union all(orders, customers)");
    }

    @Test
    void intersectAndExceptNameTheirColumnsByTheLeftSide() {
        SetOperation operation = (SetOperation) parse("""
                 SELECT customers.id,
                    customers.name
                   FROM shop.customers
                EXCEPT ALL
                 SELECT orders.quantity AS id,
                    customers.region AS name
                   FROM shop.orders,
                    shop.customers""");
        assertThat(operation.kind()).isEqualTo(SetOperation.Kind.EXCEPT);
        assertThat(operation.all()).isTrue();
        assertThat(operation.keys()).containsExactly("id", "name");
        assertThat(Lineage.of(operation)).isEqualTo(Lineage.of(operation.left()));
    }

    /** A union with none of the other side's rows has the type that the server finds for both. */
    @Test
    void unlikeTypesAreResolvedByTheServer() {
        assertThat(plan("""
                 SELECT orders.quantity
                   FROM shop.orders
                INTERSECT
                 SELECT lines.price AS quantity
                   FROM shop.lines""")).isEqualTo("""
                Intersect
                  Union all
                    Project "quantity" := "orders"."quantity"
                      Alias "orders"
                        Scan "shop"."orders" key [id]
                    Filter false
                      Project "quantity" := "lines"."price"
                        Alias "lines"
                          Scan "shop"."lines" key [order_id, no]
                  Union all
                    Filter false
                      Project "quantity" := "orders"."quantity"
                        Alias "orders"
                          Scan "shop"."orders" key [id]
                    Project "quantity" := "lines"."price"
                      Alias "lines"
                        Scan "shop"."lines" key [order_id, no]""");
    }

    /** Canonical text has parentheses where the order is not from left to right, or the operation another one. */
    @Test
    void parenthesesGiveTheOrder() {
        assertThat(outline("""
                 SELECT orders.id
                   FROM shop.orders
                UNION ALL (
                         SELECT customers.id
                           FROM shop.customers
                        INTERSECT
                         SELECT orders.id
                           FROM shop.orders
                )""")).isEqualTo("Union all(orders, Intersect(customers, orders))");
        assertThat(outline("""
                (
                         SELECT orders.id
                           FROM shop.orders
                        EXCEPT
                         SELECT customers.id
                           FROM shop.customers
                ) EXCEPT ALL
                 SELECT orders.id
                   FROM shop.orders""")).isEqualTo("Except all(Except(orders, customers), orders)");
        assertThat(outline("""
                 SELECT orders.id
                   FROM shop.orders
                EXCEPT
                 SELECT customers.id
                   FROM shop.customers
                EXCEPT
                 SELECT orders.id
                   FROM shop.orders""")).isEqualTo("Except(Except(orders, customers), orders)");
    }

    /** The plan in one line, of each branch only the table. */
    private static String outline(String canonical) {
        return Outline.of(parse(canonical));
    }
}
