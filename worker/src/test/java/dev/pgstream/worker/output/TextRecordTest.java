package dev.pgstream.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextRecordTest {

    @Test
    void valuesStandBesideTheirNamesAndNullsHaveNoLine() {
        Report report = new Report(
                List.of("name", "mode_reason", "query"),
                List.of(Arrays.asList("public.sales", null, "SELECT 1\nFROM t")));
        assertThat(String.join("\n", TextRecord.lines(report))).isEqualTo("""
                        name         public.sales
                        query        SELECT 1
                                     FROM t""");
    }
}
