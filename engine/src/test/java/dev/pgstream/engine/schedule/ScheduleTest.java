package dev.pgstream.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Locale;
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
    void readsIntervals(String text, Duration length) {
        String normal = text.strip().toLowerCase(Locale.ROOT);
        assertThat(Schedule.parse(text)).isEqualTo(new Interval(normal, length));
        assertThat(Schedule.parse(text).text()).hasValue(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "'0 3 * * *', '0 3 * * *'",
        "' 0  3 * *  mon-fri ', '0 3 * * MON-FRI'",
        "'*/10 * * * * ?', '*/10 * * * * ?'",
        "@hourly, @hourly",
        "@Daily, @daily",
    })
    void readsCronExpressions(String text, String normal) {
        assertThat(Schedule.parse(text)).isInstanceOf(CronSchedule.class).isEqualTo(Schedule.parse(normal));
        assertThat(Schedule.parse(text).text()).hasValue(normal);
    }

    @Test
    void readsCalculated() {
        assertThat(Schedule.parse("Calculated")).isEqualTo(new Calculated());
        assertThat(new Calculated().text()).hasValue("calculated");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"manual", " MANUAL "})
    void readsOnDemand(@Nullable String text) {
        assertThat(Schedule.parse(text)).isEqualTo(new Manual());
        assertThat(new Manual().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "5", "s", "-1s", "1.5s", "1 s", "1h 30m", "30m1h", "1d", "5 seconds", "* * * *", "٣s"})
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

    @ParameterizedTest
    @ValueSource(
            strings = {"61 * * * *", "* 24 * * *", "a b c d e", "* * * * FOO", "60 0 0 * * ?", "@fortnightly", "@reboot"
            })
    void refusesWhatIsNoCronExpression(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse(text))
                .withMessageStartingWith("the schedule '" + text + "' is no cron expression: ")
                .withMessageNotContaining("com.cronutils");
    }

    @Test
    void refusesDaysThatNeverCome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse("0 0 30 2 *"))
                .withMessage("the schedule '0 0 30 2 *' never fires: there is no such day");
    }
}
