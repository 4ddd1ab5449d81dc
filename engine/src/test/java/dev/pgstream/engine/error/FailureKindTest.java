package dev.pgstream.engine.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08000", "08006", "53100", "53300", "40001", "40P01", "55P03", "25006", "57P01", "57P02", "57P03"
            })
    void whatMayPassIsNotCounted(String sqlState) {
        assertThat(FailureKind.of(sqlState)).isEqualTo(FailureKind.TRANSIENT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"57014", "22012", "42P01", "42501", "XX000", "40002", "57P04", "25001", "08", ""})
    void everythingElseIs(@Nullable String sqlState) {
        assertThat(FailureKind.of(sqlState)).isEqualTo(FailureKind.COUNTED);
    }
}
