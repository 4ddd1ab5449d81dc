package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Functions.COUNT;
import static dev.pgstream.engine.fixture.Functions.aggregate;
import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Project;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingSetsTranslationTest {

    @Test
    void setsBecomeOneAggregate() {
        assertThat(plan("""
                 SELECT region,
                    name,
                    count(*) AS n
                   FROM shop.customers
                  GROUP BY GROUPING SETS ((region, name), (name), (region))""", COUNT)).isEqualTo("""
                Project "region" := "g1", "name" := "g2", "n" := "s1"
                  Aggregate count(*) by g0, g1, g2
                    Project "g0" := pgs_s."g0", "g1" := CASE WHEN pgs_s."g0" IN (1, 3) THEN pgs_r."g1" END, "g2" := CASE WHEN pgs_s."g0" IN (1, 2) THEN pgs_r."g2" END
                      Inner join
                        Alias pgs_r
                          Project "g1" := "customers"."region", "g2" := "customers"."name"
                            Alias "customers"
                              Scan "shop"."customers" key [id]
                        Alias pgs_s
                          VALUES (1), (2), (3)""");
    }

    /** Its row must be there even where there are no rows. */
    @Test
    void aRowStandsInForTheEmptySet() {
        String plan = plan("""
                 SELECT region,
                    count(*) AS n,
                    max(name) FILTER (WHERE (id > 1)) AS m,
                    string_agg(name, ','::text ORDER BY id) AS s
                   FROM shop.customers
                  GROUP BY ROLLUP(region)""", COUNT, aggregate("max", "text"), aggregate("string_agg", "text,text"));
        assertThat(plan)
                .contains("Aggregate count(*) FILTER (WHERE (NOT \"d0\")),"
                        + " max(\"a1\") FILTER (WHERE ((\"a2\" > 1)) AND (NOT \"d0\")),"
                        + " string_agg(\"a1\", ','::text ORDER BY \"a2\") FILTER (WHERE (NOT \"d0\")) by g0, g1")
                .contains("\"d0\" := false")
                .contains("\"d0\" := true")
                .contains("VALUES (1), (2)")
                .contains("Left join\n          Alias pgs_s\n            VALUES (2)\n")
                .contains("Filter false");
    }

    /** For each key the sets that have it; one that all have is not masked. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLLUP(id, name)                                           | 1, 2; 1",
                "CUBE(id, name)                                             | 1, 2; 1, 3",
                "ROLLUP((id, name), region)                                 | 1, 2; 1, 2; 1",
                "CUBE((id, name), region)                                   | 1, 2; 1, 2; 1, 3",
                "id, ROLLUP(name, region)                                   | all; 1, 2; 1",
                "ROLLUP((id + 1), (id + 2))                                 | 1, 2; 1",
                "ROLLUP((id, name))                                         | 1; 1",
                "ROLLUP(id, name), CUBE(region)                             | 1, 2, 3, 4; 1, 2; 1, 3, 5",
                "GROUPING SETS ((id), (name, region), ())                   | 1; 2; 2",
                "GROUPING SETS ((id), (id))                                 | all",
                "GROUPING SETS (ROLLUP(id, name), CUBE(region), (id))       | 1, 2, 6; 1; 4",
                "GROUPING SETS ((id), (name)), GROUPING SETS ((region), ()) | 1, 2; 1, 3; 3, 4",
                "id, GROUPING SETS ((name), ())                             | all; 1",
                "DISTINCT ROLLUP(id, name), ROLLUP(id, region)              | 1, 2, 3, 4; 1, 2; 1, 3"
            })
    void expands(String clause, String sets) {
        String plan = plan("SELECT count(*) AS n FROM shop.customers GROUP BY " + clause, COUNT);
        String found = Pattern.compile("\"g[1-9]\" := (?:CASE WHEN pgs_s.\"g0\" IN \\(([0-9, ]+)\\)|pgs_r)")
                .matcher(plan)
                .results()
                .limit(sets.chars().filter(c -> c == ';').count() + 1)
                .map(key -> Objects.requireNonNullElse(key.group(1), "all"))
                .collect(Collectors.joining("; "));
        assertThat(found).isEqualTo(sets);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GROUPING SETS ((id, name)) | Aggregate count(*) by g1, g2",
                "GROUPING SETS (())         | Aggregate count(*)",
                "()                         | Aggregate count(*)",
                "id, ()                     | Aggregate count(*) by g1",
                "DISTINCT id, id            | Aggregate count(*) by g1"
            })
    void aSingleSetIsAPlainGroup(String clause, String aggregate) {
        assertThat(plan("SELECT count(*) AS n FROM shop.customers GROUP BY " + clause, COUNT)
                        .lines()
                        .skip(1)
                        .findFirst())
                .contains("  " + aggregate);
    }

    @Test
    void groupingTellsWhatASetLeavesOut() {
        assertThat(plan("""
                 SELECT GROUPING(region, name) AS g,
                    (GROUPING(name) + 1) AS h,
                    GROUPING(id) AS never
                   FROM shop.customers
                  GROUP BY id, ROLLUP(region, name)"""))
                .startsWith("Project \"g\" := CASE \"g0\" WHEN 2 THEN 1 WHEN 3 THEN 3 ELSE 0 END,"
                        + " \"h\" := (CASE \"g0\" WHEN 2 THEN 1 WHEN 3 THEN 1 ELSE 0 END + 1), \"never\" := 0\n");
        assertThat(plan("SELECT GROUPING(id) AS g FROM shop.customers GROUP BY id"))
                .startsWith("Project \"g\" := 0\n");
    }

    @Test
    void maskedKeysKeepTheirTypes() {
        Project project = (Project) parse("""
                 SELECT region,
                    count(*) AS n
                   FROM shop.customers
                  GROUP BY ROLLUP(region, id)""", COUNT);
        Aggregate aggregate = (Aggregate) project.input();
        assertThat(Lineage.of(aggregate))
                .containsEntry(ColumnRef.of("g0"), new ColumnInfo(Optional.of(Types.INT), true))
                .containsEntry(ColumnRef.of("g1"), new ColumnInfo(Optional.of(Types.TEXT), false))
                .containsEntry(ColumnRef.of("g2"), new ColumnInfo(Optional.of(Types.INT), false));
    }

    /** The key of a table determines its columns only where all sets have it. */
    @Test
    void determinedColumnsAreNotMasked() {
        assertThat(plan("SELECT name FROM shop.customers GROUP BY id, ROLLUP(region)"))
                .contains("\"g3\" := pgs_r.\"g3\"");
    }
}
