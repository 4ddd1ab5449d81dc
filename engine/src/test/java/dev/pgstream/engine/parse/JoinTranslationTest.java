package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinTranslationTest {

    @Test
    void nestedParenthesesBecomeOneFlatJoin() {
        String canonical = """
                 SELECT o.id,
                    l.product,
                    c.name
                   FROM ((shop.orders o
                     JOIN shop.lines l ON ((l.order_id = o.id)))
                     JOIN shop.customers c ON (((c.id = o.customer_id) AND (c.region <> 'x'::text))))
                  WHERE (o.quantity > 1)""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "id" := "o"."id", "product" := "l"."product", "name" := "c"."name"
                  Filter ("o"."quantity" > 1)
                    Inner join on (("l"."order_id" = "o"."id")) AND ("c"."id" = "o"."customer_id") \
                AND ("c"."region" <> 'x'::text)
                      Alias "o"
                        Scan "shop"."orders" key [id]
                      Alias "l"
                        Scan "shop"."lines" key [order_id, no]
                      Alias "c"
                        Scan "shop"."customers" key [id]""");
    }

    @Test
    void joinsMayNestOnTheRight() {
        String canonical = """
                 SELECT o.id
                   FROM (shop.customers c
                     JOIN (shop.orders o
                     JOIN shop.lines l ON ((l.order_id = o.id))) ON ((c.id = o.customer_id)))""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "id" := "o"."id"
                  Inner join on (("l"."order_id" = "o"."id")) AND (("c"."id" = "o"."customer_id"))
                    Alias "c"
                      Scan "shop"."customers" key [id]
                    Alias "o"
                      Scan "shop"."orders" key [id]
                    Alias "l"
                      Scan "shop"."lines" key [order_id, no]""");
    }

    @Test
    void usingJoinsTheColumnsOfThatName() {
        String canonical = """
                 SELECT customers.id,
                    customers.name,
                    orders.customer_id
                   FROM (shop.customers
                     JOIN shop.orders USING (id))""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "id" := "customers"."id", "name" := "customers"."name", "customer_id" := "orders"."customer_id"
                  Inner join on ("customers"."id" = "orders"."id")
                    Alias "customers"
                      Scan "shop"."customers" key [id]
                    Alias "orders"
                      Scan "shop"."orders" key [id]""");
    }

    @Test
    void crossJoinsAndCommasAreJoinsWithoutConditions() {
        String canonical = """
                 SELECT c.name
                   FROM (shop.customers c
                     CROSS JOIN shop.visits v),
                    shop.orders o
                  WHERE (o.customer_id = c.id)""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "name" := "c"."name"
                  Filter ("o"."customer_id" = "c"."id")
                    Inner join
                      Alias "c"
                        Scan "shop"."customers" key [id]
                      Alias "v"
                        Scan "shop"."visits" (no key)
                      Alias "o"
                        Scan "shop"."orders" key [id]""");
    }

    @Test
    void anAliasMayRenameColumns() {
        String canonical = """
                 SELECT k,
                    label
                   FROM shop.customers p(k, label, region)""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "k" := "p"."k", "label" := "p"."label"
                  Alias "p"
                    Scan "shop"."customers" key [id]""");
    }

    @Test
    void withoutFromThereIsOneRow() {
        assertThat(plan(" SELECT 1 AS one")).isEqualTo("""
                Project "one" := 1
                  One row""");
    }
}
