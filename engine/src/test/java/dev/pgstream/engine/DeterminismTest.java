package dev.pgstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.FunctionUse.Volatility;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.fixture.Functions;
import dev.pgstream.engine.fixture.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {

    private static final FunctionUse RANDOM = Functions.builtin("random", Volatility.VOLATILE);
    private static final FunctionUse UPPER = Functions.builtin("upper", Volatility.IMMUTABLE);

    @Test
    void findsVolatileFunctions() {
        assertThat(Determinism.volatileFunction(calling(UPPER, RANDOM))).hasValue(RANDOM);
        assertThat(Determinism.volatileFunction(calling(UPPER))).isEmpty();
    }

    @Test
    void takesImmutableFunctionsOfAnybody() {
        assertThatCode(() -> Determinism.require(calling(UPPER, Functions.own("twice", Volatility.IMMUTABLE))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date_trunc",
                "to_char",
                "timezone",
                "timestamptz_pl_interval",
                "concat",
                "date_lt_timestamptz",
                "timestamp_cmp_date"
            })
    void takesFunctionsThatDependOnPinnedSettings(String name) {
        assertThatCode(() -> Determinism.require(calling(Functions.builtin(name, Volatility.STABLE))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "age",
                "current_setting",
                "to_regclass",
                "has_table_privilege",
                "date_in_timestamptz",
                "date_lt_text",
                "lt_date_timestamp"
            })
    void refusesOtherStableFunctions(String name) {
        refuses(
                calling(Functions.builtin(name, Volatility.STABLE)),
                "STABLE, so its result may change without a write: " + name + "();");
    }

    @Test
    void refusesAUsersStableFunctionWhateverItsName() {
        refuses(
                calling(Functions.own("date_trunc", Volatility.STABLE)),
                "STABLE, so its result may change without a write: public.date_trunc();");
    }

    @Test
    void refusesTheClock() {
        AnalyzedQuery query = new AnalyzedQuery("SELECT CURRENT_DATE", Map.of(), List.of(), List.of(), List.of(), true);
        refuses(query, "CURRENT_DATE");
    }

    private static AnalyzedQuery calling(FunctionUse... functions) {
        return Shop.query("SELECT 1 AS one", functions);
    }

    private static void refuses(AnalyzedQuery query, String reason) {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> Determinism.require(query))
                .withMessageContaining(reason);
    }
}
