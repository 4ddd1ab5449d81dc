package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Functions.COUNT;
import static dev.pgstream.engine.fixture.Functions.SUM;
import static dev.pgstream.engine.fixture.Functions.aggregate;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupTranslationTest {

    @Test
    void keysAndArgumentsAreComputedBelow() {
        String canonical = """
                 SELECT c.region,
                    count(*) AS n,
                    sum(o.quantity) AS total
                   FROM (shop.customers c
                     JOIN shop.orders o ON ((o.customer_id = c.id)))
                  GROUP BY c.region""";
        assertThat(plan(canonical, COUNT, SUM)).isEqualTo("""
                Project "region" := "g1", "n" := "s1", "total" := "s2"
                  Aggregate count(*), sum("a1") by g1
                    Project "g1" := "c"."region", "a1" := "o"."quantity"
                      Inner join on (("o"."customer_id" = "c"."id"))
                        Alias "c"
                          Scan "shop"."customers" key [id]
                        Alias "o"
                          Scan "shop"."orders" key [id]""");
    }

    @Test
    void expressionsMayBeKeys() {
        String canonical = """
                 SELECT (quantity % 2) AS odd,
                    ((quantity % 2) * 10) AS ten,
                    sum((quantity + id)) AS total
                   FROM shop.orders
                  GROUP BY (quantity % 2)""";
        assertThat(plan(canonical, SUM)).isEqualTo("""
                Project "odd" := "g1", "ten" := ("g1" * 10), "total" := "s1"
                  Aggregate sum(("a1" + "a2")) by g1
                    Project "g1" := "orders"."quantity" % 2, "a1" := "orders"."quantity", "a2" := "orders"."id"
                      Alias "orders"
                        Scan "shop"."orders" key [id]""");
    }

    @Test
    void havingFiltersTheGroups() {
        String canonical = """
                 SELECT customer_id
                   FROM shop.orders
                  GROUP BY customer_id
                 HAVING ((sum(quantity) > 3) AND (customer_id > 1))""";
        assertThat(plan(canonical, SUM)).isEqualTo("""
                Project "customer_id" := "g1"
                  Filter (("s1" > 3) AND ("g1" > 1))
                    Aggregate sum("a1") by g1
                      Project "g1" := "orders"."customer_id", "a1" := "orders"."quantity"
                        Alias "orders"
                          Scan "shop"."orders" key [id]""");
    }

    @Test
    void withoutKeysThereIsOneGroup() {
        assertThat(plan(" SELECT count(*) AS n\n   FROM shop.visits", COUNT)).isEqualTo("""
                Project "n" := "s1"
                  Aggregate count(*)
                    Project "a0" := 1
                      Alias "visits"
                        Scan "shop"."visits" (no key)""");
    }

    @Test
    void equalCallsAreComputedOnce() {
        String canonical = """
                 SELECT (COALESCE(sum(hits), (0)::bigint) + 1) AS more,
                    sum(hits) AS total
                   FROM shop.visits""";
        assertThat(plan(canonical, SUM)).startsWith("""
                Project "more" := (COALESCE("s1", (0)::bigint) + 1), "total" := "s1"
                  Aggregate sum("a1")
                """);
    }

    @Test
    void filtersAndOrdersOfCallsStay() {
        String canonical = """
                 SELECT count(*) FILTER (WHERE (hits > 5)) AS n,
                    string_agg(DISTINCT page, ','::text ORDER BY page) AS pages,
                    string_agg(page, ','::text ORDER BY page DESC) FILTER (WHERE (hits > 5)) AS some_pages,
                    percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((hits)::double precision)) AS p
                   FROM shop.visits""";
        assertThat(plan(
                        canonical,
                        COUNT,
                        aggregate("string_agg", "text,text"),
                        aggregate("percentile_cont", "double precision,double precision")))
                .contains("""
                          Aggregate count(*) FILTER (WHERE ("a1" > 5)), \
                        string_agg(DISTINCT "a2", ','::text ORDER BY "a2"), \
                        string_agg("a2", ','::text ORDER BY "a2" DESC) FILTER (WHERE ("a1" > 5)), \
                        percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY (("a1")::double precision))
                        """);
    }

    /** PostgreSQL lets a query show columns of a table whose primary key it groups by. */
    @Test
    void columnsThatAGroupedKeyDeterminesBecomeKeys() {
        String canonical = """
                 SELECT c.id,
                    c.name,
                    count(*) AS n
                   FROM (shop.customers c
                     JOIN shop.orders o ON ((o.customer_id = c.id)))
                  GROUP BY c.id""";
        assertThat(plan(canonical, COUNT)).startsWith("""
                Project "id" := "g1", "name" := "g2", "n" := "s1"
                  Aggregate count(*) by g1, g2
                    Project "g1" := "c"."id", "g2" := "c"."name"
                """);
    }

    /** Were the name taken as one more key, the groups would be finer than the query's. */
    @Test
    void groupExpressionsAreFoundInsideOthers() {
        String canonical = """
                 SELECT "left"(TRIM(BOTH FROM name), 2) AS short,
                    count(*) AS n
                   FROM shop.customers
                  GROUP BY (TRIM(BOTH FROM name))""";
        assertThat(plan(canonical, COUNT)).startsWith("""
                Project "short" := "left"("g1", 2), "n" := "s1"
                  Aggregate count(*) by g1
                """);
    }

    @Test
    void distinctIsAGroupOfAllColumns() {
        String canonical = """
                 SELECT DISTINCT region,
                    count(*) AS n
                   FROM shop.customers
                  GROUP BY region, name""";
        assertThat(plan(canonical, COUNT)).startsWith("""
                Distinct by region, n
                  Project "region" := "g1", "n" := "s1"
                    Aggregate count(*) by g1, g2
                """);
    }
}
