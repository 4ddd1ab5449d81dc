package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.FunctionUse.Kind;
import dev.pgstream.engine.catalog.FunctionUse.Volatility;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.fixture.Functions;
import org.junit.jupiter.api.Test;

/** Set-returning functions in select lists and in GROUP BY. */
class ListFunctionTranslationTest {

    private static final FunctionUse UNNEST =
            new FunctionUse("unnest", "unnest(anyarray)", true, Kind.FUNCTION, Volatility.IMMUTABLE, true);
    private static final FunctionUse SERIES = new FunctionUse(
            "generate_series", "generate_series(integer,integer)", true, Kind.FUNCTION, Volatility.IMMUTABLE, true);

    @Test
    void theCallsOfAListRunTogether() {
        assertThat(plan(
                        "SELECT id, (generate_series(1, id) + quantity) AS n, unnest(tags) AS t FROM shop.orders",
                        UNNEST,
                        SERIES))
                .isEqualTo("""
                Project "id" := pgs_q1."a1", "n" := pgs_q2."f1" + pgs_q1."a2", "t" := pgs_q2."f2"
                  Rows of (SELECT generate_series(1, pgs_q1."a1"), unnest(pgs_q1."a3"))
                    Alias pgs_q1
                      Project "a1" := "orders"."id", "a2" := "orders"."quantity", "a3" := "orders"."tags"
                        Alias "orders"
                          Scan "shop"."orders" key [id]""");
    }

    @Test
    void aCallMayReadGroups() {
        assertThat(plan(
                        "SELECT generate_series(1, (count(*))::integer) AS i FROM shop.orders GROUP BY note",
                        SERIES,
                        Functions.COUNT))
                .startsWith("""
                Project "i" := pgs_q2."f1"
                  Rows of (SELECT generate_series(1, pgs_q1."a1"::integer))
                    Alias pgs_q1
                      Project "a1" := "s1"
                        Aggregate count(*) by""");
    }

    @Test
    void rowsAreGroupedByWhatACallReturns() {
        assertThat(plan(
                        "SELECT unnest(tags) AS t, count(*) AS n FROM shop.orders GROUP BY (unnest(tags))",
                        UNNEST,
                        Functions.COUNT))
                .startsWith("""
                Project "t" := "g1", "n" := "s1"
                  Aggregate count(*) by g1
                    Project "g1" := pgs_q1."f1"
                      Rows of (SELECT unnest("orders"."tags"))""");
    }

    @Test
    void whatHasNoRuleIsNamed() {
        refuses("SELECT generate_series(1, unnest(tags)) AS n FROM shop.orders", "call the inner one in FROM");
        refuses("SELECT unnest(tags) AS t, rank() OVER (ORDER BY id) AS r FROM shop.orders", "beside window functions");
    }

    @Test
    void aNameOfBothKindsCannotBeToldApart() {
        FunctionUse plain =
                new FunctionUse("unnest", "shop.unnest(text)", false, Kind.FUNCTION, Volatility.IMMUTABLE, false);
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse("SELECT unnest(tags) AS t FROM shop.orders", UNNEST, plain))
                .withMessageContaining("of the same name: unnest");
    }

    private static void refuses(String canonical, String reason) {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse(canonical, UNNEST, SERIES, Functions.RANK))
                .withMessageContaining(reason);
    }
}
