package dev.pgstream.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {

    @Test
    void numbersStandRightAndTextStandsLeft() {
        Report report = new Report(
                List.of("name", "changed_rows", "median_ms", "reason"),
                List.of(
                        Arrays.asList("public.orders_by_day", 1200L, 4.25, "changes are pending"),
                        Arrays.asList("public.größe", 7L, null, null)));
        assertThat(TextTable.lines(report))
                .containsExactly(
                        "name                  changed rows  median ms  reason",
                        "--------------------  ------------  ---------  -------------------",
                        "public.orders_by_day          1200        4.3  changes are pending",
                        "public.größe                     7");
    }

    @Test
    void textOfSeveralLinesIsOneLine() {
        Report report = new Report(List.of("error"), List.of(List.of("first\n  second")));
        assertThat(TextTable.lines(report)).last().isEqualTo("first second");
    }

    @Test
    void listsAreSeparatedByCommas() {
        Report report = new Report(List.of("sources"), List.of(List.of(List.of("a", "b"))));
        assertThat(TextTable.lines(report)).last().isEqualTo("a, b");
    }
}
