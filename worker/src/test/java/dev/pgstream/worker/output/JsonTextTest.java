package dev.pgstream.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTextTest {

    @Test
    void rowsAreObjectsWithTypedValues() {
        Report report = new Report(
                List.of("name", "sources", "rows", "at", "error"),
                List.of(Arrays.asList(
                        "public.\"Sales\"",
                        List.of("a", "b"),
                        3L,
                        OffsetDateTime.parse("2026-01-02T03:04:05Z"),
                        null)));
        assertThat(JsonText.of(report).replaceAll("\\s+", ""))
                .isEqualTo("[{\"name\":\"public.\\\"Sales\\\"\",\"sources\":[\"a\",\"b\"],\"rows\":3,"
                        + "\"at\":\"2026-01-02T03:04:05Z\",\"error\":null}]");
    }

    @Test
    void anObjectBecomesOneRow() {
        Report report = JsonText.fields("{\"mode\": \"FULL\", \"key\": null, \"sources\": [\"a\", \"b\"]}");
        assertThat(report.columns()).containsExactly("mode", "key", "sources");
        assertThat(report.rows()).containsExactly(Arrays.asList("FULL", null, List.of("a", "b")));
    }
}
