package dev.pgstream.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommonTablesTest {

    private final CommonTables common = new CommonTables();

    @Test
    void equalTextsShareAName() {
        assertThat(common.name("SELECT 1")).isEqualTo("pgs_d1").isEqualTo(common.name("SELECT 1"));
        assertThat(common.name("SELECT 2")).isEqualTo("pgs_d2");
    }

    @Test
    void givenNamesAreFoundAgain() {
        common.put("pgs_frontier", "SELECT 1");
        assertThat(common.name("SELECT 1")).isEqualTo("pgs_frontier");
    }

    @Test
    void listsThemInTheOrderOfTheirFirstUse() {
        assertThat(common.list()).isEmpty();
        common.put("pgs_frontier", "SELECT 1");
        common.name("SELECT 2");
        assertThat(common.list()).isEqualTo("pgs_frontier AS (SELECT 1),\npgs_d2 AS (SELECT 2)");
    }

    @Test
    void someAreForThePlannerToSeeInPlace() {
        common.putInline("pgs_c5", "SELECT 1");
        assertThat(common.name("SELECT 1")).isEqualTo("pgs_c5");
        assertThat(common.list()).isEqualTo("pgs_c5 AS NOT MATERIALIZED (SELECT 1)");
    }
}
