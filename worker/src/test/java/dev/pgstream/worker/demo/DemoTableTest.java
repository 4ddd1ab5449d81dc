package dev.pgstream.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DemoTableTest {

    static Iterable<DemoTable> tables() {
        return DemoTable.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachHasItsQuery(DemoTable table) {
        assertThat(table.query()).startsWith("SELECT ").doesNotContain(";");
    }
}
