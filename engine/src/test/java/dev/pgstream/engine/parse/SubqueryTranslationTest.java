package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Functions;
import org.junit.jupiter.api.Test;

/** Subqueries in FROM, WITH queries and views: all become aliases of their operators. */
class SubqueryTranslationTest {

    @Test
    void aSubqueryIsAnAlias() {
        String canonical = """
                 SELECT region
                   FROM ( SELECT customers.region
                           FROM shop.customers
                          WHERE (customers.id > 1)) q""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "region" := "q"."region"
                  Alias "q"
                    Project "region" := "customers"."region"
                      Filter ("customers"."id" > 1)
                        Alias "customers"
                          Scan "shop"."customers" key [id]""");
    }

    @Test
    void aWithQueryIsCopiedToEachUse() {
        String canonical = """
                 WITH big AS (
                         SELECT orders.id,
                            orders.customer_id
                           FROM shop.orders
                        )
                 SELECT a.id,
                    b.id AS other
                   FROM (big a
                     JOIN big b ON ((a.customer_id = b.customer_id)))""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "id" := "a"."id", "other" := "b"."id"
                  Inner join on (("a"."customer_id" = "b"."customer_id"))
                    Alias "a"
                      Project "id" := "orders"."id", "customer_id" := "orders"."customer_id"
                        Alias "orders"
                          Scan "shop"."orders" key [id]
                    Alias "b"
                      Project "id" := "orders"."id", "customer_id" := "orders"."customer_id"
                        Alias "orders"
                          Scan "shop"."orders" key [id]""");
    }

    @Test
    void aWithQueryMayReadAnEarlierOne() {
        String canonical = """
                 WITH a AS (
                         SELECT orders.id
                           FROM shop.orders
                        ), b AS MATERIALIZED (
                         SELECT a.id
                           FROM a
                        )
                 SELECT id
                   FROM b""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "id" := "b"."id"
                  Alias "b"
                    Project "id" := "a"."id"
                      Alias "a"
                        Project "id" := "orders"."id"
                          Alias "orders"
                            Scan "shop"."orders" key [id]""");
    }

    @Test
    void aWithQueryMayNameItsColumns() {
        String canonical = """
                 WITH big(o, c) AS (
                         SELECT orders.id,
                            orders.customer_id
                           FROM shop.orders
                        )
                 SELECT c
                   FROM big""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "c" := "big"."c"
                  Alias "big"
                    Project "o" := pgs_with."o", "c" := pgs_with."c"
                      Alias pgs_with
                        Project "id" := "orders"."id", "customer_id" := "orders"."customer_id"
                          Alias "orders"
                            Scan "shop"."orders" key [id]""");
    }

    @Test
    void namesOfWithQueriesDifferByTheirCase() {
        String canonical = """
                 WITH big AS (
                         SELECT orders.id
                           FROM shop.orders
                        ), "Big" AS (
                         SELECT customers.id
                           FROM shop.customers
                        )
                 SELECT big.id,
                    "Big".id AS other
                   FROM (big
                     JOIN "Big" ON ((big.id = "Big".id)))""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "id" := "big"."id", "other" := "Big"."id"
                  Inner join on (("big"."id" = "Big"."id"))
                    Alias "big"
                      Project "id" := "orders"."id"
                        Alias "orders"
                          Scan "shop"."orders" key [id]
                    Alias "Big"
                      Project "id" := "customers"."id"
                        Alias "customers"
                          Scan "shop"."customers" key [id]""");
    }

    @Test
    void aViewIsItsQueryAndSoAreTheViewsBelowIt() {
        String canonical = """
                 SELECT name
                   FROM shop.big_customers""";
        assertThat(plan(canonical)).isEqualTo("""
                Project "name" := "big_customers"."name"
                  Alias "big_customers"
                    Project "id" := "c"."id", "name" := "c"."name"
                      Inner join on (("c"."id" = "o"."customer_id"))
                        Alias "o"
                          Project "id" := "orders"."id", "customer_id" := "orders"."customer_id", \
                "amount" := "orders"."amount"
                            Filter ("orders"."amount" > (100)::numeric)
                              Alias "orders"
                                Scan "shop"."orders" key [id]
                        Alias "c"
                          Scan "shop"."customers" key [id]""");
    }

    /** The server names the columns apart on the outside only. */
    @Test
    void columnsOfASubqueryMayShareAName() {
        String canonical = """
                 SELECT c
                   FROM ( SELECT customers.name AS k,
                            customers.region AS k,
                            customers.id AS c
                           FROM shop.customers) q(k, k_1, c)""";
        assertThat(plan(canonical)).startsWith("""
                Project "c" := "q"."c"
                  Alias "q"
                    Project "k" :=""");
    }

    /** JSqlParser prints such an order by itself. */
    @Test
    void theOrderOfAFilteredAggregateNamesColumnsOnce() {
        String canonical = """
                 SELECT o.id
                   FROM shop.orders o
                  WHERE (o.tags = ( SELECT array_agg(c.id ORDER BY c.id) FILTER (WHERE true) AS array_agg
                           FROM shop.customers c
                          WHERE (c.id <> o.customer_id)))""";
        assertThat(plan(canonical, Functions.aggregate("array_agg", "anynonarray")))
                .contains("array_agg(\"c\".\"id\" ORDER BY \"c\".\"id\") FILTER");
    }
}
