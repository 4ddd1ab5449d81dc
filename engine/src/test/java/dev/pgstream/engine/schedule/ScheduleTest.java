package dev.pgstream.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "5s, PT5S",
        "1m, PT1M",
        "1h30m, PT1H30M",
        "1h2m3s4ms, PT1H2M3.004S",
        "90m, PT1H30M",
        "8784h, P366D",
        "' 5S ', PT5S"
    })
    void readsIntervals(String text, Duration interval) {
        Schedule schedule = Schedule.parse(text);
        assertThat(schedule.interval()).hasValue(interval);
        assertThat(schedule.text()).hasValue(text.strip().toLowerCase(Locale.ROOT));
    }

    @Test
    void readsCalculated() {
        assertThat(Schedule.parse("Calculated")).isEqualTo(new Schedule(Optional.of("calculated"), Optional.empty()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"manual", " MANUAL "})
    void readsOnDemand(@Nullable String text) {
        assertThat(Schedule.parse(text)).isEqualTo(new Schedule(Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "5", "s", "-1s", "1.5s", "1 s", "1h 30m", "30m1h", "1d", "5 seconds", "* * * * *", "٣s"
            })
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse(text))
                .withMessageContaining("'" + text + "' is neither");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0h0m0s0ms", "8784h1ms", "999999999999h"})
    void refusesNothingAndTooMuch(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse(text))
                .withMessageContaining("not between 1ms and 366 days");
    }

    @Test
    void refusesNumbersThatNoLongHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse("99999999999999999999s"))
                .withMessageContaining("too large");
    }
}
