package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Functions.aggregate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.FunctionUse.Volatility;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.fixture.Functions;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.ExactNumber;
import dev.pgstream.engine.plan.ExactNumber.Kind;
import dev.pgstream.engine.plan.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine understands of an aggregate call. */
class AggregateCallTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count(*)                               | COUNT_ROWS",
                "count(*) FILTER (WHERE (quantity > 1)) | COUNT_ROWS",
                "count(quantity)                        | COUNT",
                "count(DISTINCT quantity)               | ORDER_FREE",
                "sum(quantity)                          | SUM",
                "sum(DISTINCT quantity)                 | OTHER",
                "avg(quantity)                          | AVG",
                "min(quantity)                          | MIN",
                "max(quantity)                          | MAX",
                "max(DISTINCT quantity)                 | ORDER_FREE",
                "bool_and((quantity > 1))               | ORDER_FREE",
                "array_agg(quantity ORDER BY id)        | OTHER",
                "sum(quantity ORDER BY id)              | OTHER",
                "shop.sum(quantity)                     | OTHER"
            })
    void knowsTheFunction(String call, AggregateFunction function) {
        assertThat(call(call, aggregate(call.replaceAll("^(shop\\.)?(\\w+).*", "$2"), "integer"))
                        .function())
                .isEqualTo(function);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(quantity)                         | integer | SMALL   | 0",
                "sum((quantity * 2))                   | integer | SMALL   | 0",
                "sum(amount)                           | numeric | NUMERIC | 2",
                "sum((amount * (quantity)::numeric))   | numeric | NUMERIC | 2",
                "avg((amount * amount))                | numeric | NUMERIC | 4",
                "sum(length((quantity)::text))         | integer | SMALL   | 0",
                "sum((length((quantity)::text))::bigint) | bigint | BIG    | 0"
            })
    void knowsWhereSumsStayExact(String call, String argument, Kind kind, int scale) {
        FunctionUse function = aggregate(call.substring(0, 3), argument);
        assertThat(call(call, function).exact()).hasValue(new ExactNumber(kind, scale));
    }

    @ParameterizedTest
    @CsvSource({"(amount / 2)", "((note ->> 'a'::text))::numeric", "((amount)::double precision)"})
    void knowsWhereTheyDoNot(String argument) {
        assertThat(call("sum(" + argument + ")", aggregate("sum", "numeric")).exact())
                .isEmpty();
    }

    /** One overload over integers says nothing when the query also sums something else. */
    @Test
    void severalOverloadsMakeAnArgumentUnknown() {
        assertThat(call("sum(length('a'::text))", aggregate("sum", "integer"), aggregate("sum", "real"))
                        .exact())
                .isEmpty();
    }

    @Test
    void refusesANameThatIsAnAggregateAndAPlainFunction() {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() ->
                        call("sum(quantity)", aggregate("sum", "integer"), Functions.own("sum", Volatility.IMMUTABLE)))
                .withMessageContaining("the same name: sum");
    }

    private static AggregateCall call(String call, FunctionUse... functions) {
        Project project = (Project) Shop.parse("SELECT " + call + " AS x FROM shop.orders", functions);
        return ((Aggregate) project.input()).calls().get(0);
    }
}
