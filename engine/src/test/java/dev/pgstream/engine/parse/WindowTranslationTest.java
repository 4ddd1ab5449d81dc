package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Functions.COUNT;
import static dev.pgstream.engine.fixture.Functions.RANK;
import static dev.pgstream.engine.fixture.Functions.SUM;
import static dev.pgstream.engine.fixture.Functions.aggregate;
import static dev.pgstream.engine.fixture.Functions.window;
import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Order;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Window;
import dev.pgstream.engine.plan.WindowCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTranslationTest {

    private static final FunctionUse[] FUNCTIONS = {
        COUNT,
        SUM,
        RANK,
        window("row_number", ""),
        window("ntile", "integer"),
        window("lag", "anyelement"),
        window("first_value", "anyelement"),
        window("last_value", "anyelement"),
        window("nth_value", "anyelement,integer"),
        aggregate("array_agg", "anynonarray"),
        aggregate("avg", "double precision")
    };

    @Test
    void whatAWindowReadsIsComputedBelow() {
        String canonical = """
                 SELECT o.id,
                    (rank() OVER (PARTITION BY c.region, (o.quantity % 2) ORDER BY (o.amount * (2)::numeric) DESC NULLS LAST) + 1) AS r
                   FROM (shop.customers c
                     JOIN shop.orders o ON ((o.customer_id = c.id)))""";
        assertThat(plan(canonical, RANK)).isEqualTo("""
                Project "id" := "a1", "r" := ("w1" + 1)
                  Window rank() order by "a4" DESC NULLS LAST by a2, a3
                    Project "a1" := "o"."id", "a2" := "c"."region", "a3" := ("o"."quantity" % 2), "a4" := ("o"."amount" * (2)::numeric)
                      Inner join on (("o"."customer_id" = "c"."id"))
                        Alias "c"
                          Scan "shop"."customers" key [id]
                        Alias "o"
                          Scan "shop"."orders" key [id]""");
    }

    @Test
    void callsOfTheSamePartitionsShareAWindow() {
        String canonical = """
                 SELECT count(*) OVER (PARTITION BY page, hits) AS a,
                    sum(hits) FILTER (WHERE (hits > 1)) OVER (PARTITION BY hits, page) AS b,
                    count(*) OVER (PARTITION BY page) AS c,
                    count(*) OVER (PARTITION BY page) AS d
                   FROM shop.visits""";
        assertThat(plan(canonical, COUNT, SUM)).isEqualTo("""
                Project "a" := "w1", "b" := "w2", "c" := "w3", "d" := "w3"
                  Window count(*) by a1
                    Window count(*), sum("a2") FILTER (WHERE ("a2" > 1)) by a1, a2
                      Project "a1" := "visits"."page", "a2" := "visits"."hits"
                        Alias "visits"
                          Scan "shop"."visits" (no key)""");
    }

    @Test
    void windowsMayHaveNames() {
        String canonical = """
                 SELECT sum(hits) OVER w AS a
                   FROM shop.visits
                  WINDOW w AS (PARTITION BY page ORDER BY hits GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW)""";
        assertThat(plan(canonical, SUM))
                .contains("Window sum(\"a2\") order by \"a2\" GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW by a1\n");
    }

    @Test
    void windowsReadGroups() {
        String canonical = """
                 SELECT region,
                    sum(count(*)) OVER (ORDER BY (count(*))) AS s
                   FROM shop.customers
                  GROUP BY region
                 HAVING (count(*) > 1)""";
        assertThat(plan(canonical, COUNT, aggregate("sum", "bigint"))).isEqualTo("""
                Project "region" := "a1", "s" := "w1"
                  Window sum("a2") order by "a2"
                    Project "a1" := "g1", "a2" := "s1"
                      Filter ("s1" > 1)
                        Aggregate count(*) by g1
                          Project "g1" := "customers"."region"
                            Alias "customers"
                              Scan "shop"."customers" key [id]""");
    }

    @Test
    void aWindowMayReadNoColumn() {
        assertThat(plan("SELECT count(*) OVER () AS n FROM shop.visits", COUNT)).isEqualTo("""
                Project "n" := "w1"
                  Window count(*)
                    Project "a0" := 1
                      Alias "visits"
                        Scan "shop"."visits" (no key)""");
    }

    /** Rows without a key, so that no order is total. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "row_number() OVER (ORDER BY hits)                                          | true  |",
                "lag(page) OVER (PARTITION BY hits)                                         | true  |",
                "rank() OVER (ORDER BY hits)                                                | false |",
                "count(*) OVER (ORDER BY hits)                                              | false |",
                "count(*) OVER (ORDER BY hits ROWS 2 PRECEDING)                             | true  | ROWS 2 PRECEDING",
                "sum(hits) OVER (ORDER BY page RANGE UNBOUNDED PRECEDING EXCLUDE TIES)      | false | RANGE UNBOUNDED PRECEDING EXCLUDE TIES",
                "sum(hits) OVER (ORDER BY page ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"
                        + " | false | ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                "array_agg(hits) OVER (PARTITION BY page)"
                        + " | true | ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                "array_agg(hits) OVER (ORDER BY page RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW)"
                        + " | true | ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW",
                "array_agg(hits) OVER (ORDER BY page ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING)"
                        + " | true | ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
                "avg((hits)::double precision) OVER (PARTITION BY page)"
                        + " | true | ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                "first_value(page) OVER (ORDER BY hits)                                     | true  | ROWS UNBOUNDED PRECEDING",
                "last_value(page) OVER (ORDER BY hits RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)"
                        + " | true | ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                "nth_value(page, 2) OVER (ORDER BY hits ROWS UNBOUNDED PRECEDING)           | true  | ROWS UNBOUNDED PRECEDING"
            })
    void settlesTiesWhereAnyOrderIsRight(String call, boolean settled, String frame) {
        WindowCall translated = call("SELECT " + call + " AS x FROM shop.visits");
        assertThat(translated.order().settled()).isEqualTo(settled);
        assertThat(translated.frame()).isEqualTo(frame == null ? "" : frame);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last_value(page) OVER (ORDER BY hits)",
                "nth_value(page, 2) OVER (ORDER BY hits)",
                "first_value(page) OVER (ORDER BY hits GROUPS 1 PRECEDING)",
                "first_value(page) OVER (ORDER BY hits EXCLUDE GROUP)",
                "array_agg(page) OVER (ORDER BY hits)",
                "avg((hits)::double precision) OVER (ORDER BY hits)",
                "count(*) OVER (ORDER BY hits ROWS 1 PRECEDING EXCLUDE TIES)"
            })
    void refusesWhatTiesLeaveOpen(String call) {
        String text = call.replace("hits EXCLUDE", "hits RANGE UNBOUNDED PRECEDING EXCLUDE");
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse("SELECT " + text + " AS x FROM shop.visits", FUNCTIONS))
                .withMessageContaining("rows that tie");
        String total = text.replace("page", "name").replace("hits", "id");
        assertThat(call("SELECT " + total + " AS x FROM shop.customers").order().settled())
                .isFalse();
    }

    @Test
    void aKeySettlesTiesAlone() {
        WindowCall call = call("SELECT id, row_number() OVER (ORDER BY region, name) AS n FROM shop.customers");
        assertThat(call.order()).isEqualTo(Order.settled(List.of("\"a2\"", "\"a3\""), List.of("a1")));
        assertThat(call("SELECT row_number() OVER (PARTITION BY region ORDER BY id) AS n FROM shop.customers")
                        .order())
                .isEqualTo(Order.of(List.of("\"a2\"")));
    }

    private static WindowCall call(String canonical) {
        Operator plan = parse(canonical, FUNCTIONS);
        return ((Window) ((Project) plan).input()).calls().get(0);
    }

    @Test
    void refusesFunctionsThatItDoesNotKnow() {
        FunctionUse own = new FunctionUse(
                "mine", "public.mine()", false, FunctionUse.Kind.WINDOW, FunctionUse.Volatility.IMMUTABLE, false);
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse("SELECT public.mine() OVER () AS x FROM shop.visits", own))
                .withMessageContaining("mine");
    }

    /** An aggregate of the user's may depend on the order of its input. */
    @Test
    void theUsersAggregatesAreTakenForOrdered() {
        FunctionUse own = new FunctionUse(
                "mine",
                "public.mine(integer)",
                false,
                FunctionUse.Kind.AGGREGATE,
                FunctionUse.Volatility.IMMUTABLE,
                false);
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse("SELECT public.mine(hits) OVER (ORDER BY page) AS x FROM shop.visits", own))
                .withMessageContaining("rows that tie");
        assertThat(plan("SELECT public.mine(hits) OVER (ORDER BY page ROWS 1 PRECEDING) AS x FROM shop.visits", own))
                .contains("Window public.mine(\"a2\") order by \"a1\" ROWS 1 PRECEDING");
    }
}
