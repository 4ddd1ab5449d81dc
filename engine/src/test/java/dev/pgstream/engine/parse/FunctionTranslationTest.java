package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.fixture.Functions;
import org.junit.jupiter.api.Test;

/** Functions in FROM, and subqueries that read no table. */
class FunctionTranslationTest {

    @Test
    void aFunctionOfEarlierColumnsMakesRowsOfEachRow() {
        assertThat(plan("SELECT o.id, t.tag FROM shop.orders o, LATERAL unnest(o.tags) t(tag)"))
                .isEqualTo("""
                Project "id" := "o"."id", "tag" := "t"."tag"
                  Rows of unnest("o"."tags")
                    Alias "o"
                      Scan "shop"."orders" key [id]""");
    }

    @Test
    void aLeftJoinMakesOneAtLeast() {
        assertThat(plan("SELECT o.id FROM shop.orders o"
                        + " WHERE (EXISTS ( SELECT 1 FROM unnest(o.tags) t(t) WHERE (t.t > 'a'::text)))"))
                .contains("\"c8\" := EXISTS (SELECT 1 FROM unnest(\"o\".\"tags\") t(t) WHERE (t.t > 'a'::text))");
    }

    @Test
    void parenthesesAroundLateralJoinsMeanNothing() {
        String joins =
                "SELECT o.id FROM shop.orders o, %sLATERAL unnest(o.tags) t(t) LEFT JOIN shop.visits v ON ((v.page = t.t))%s";
        assertThat(plan(joins.formatted("(", ")"))).isEqualTo(plan(joins.formatted("", "")));
    }

    @Test
    void anArrayOfASubqueryHasItsOrder() {
        String array =
                "SELECT ARRAY( SELECT l.qty FROM shop.lines l WHERE (l.order_id = o.id) ORDER BY l.%s) AS x FROM shop.orders o";
        assertThat(plan(array.formatted("qty DESC")))
                .contains("Subquery SELECT ARRAY(SELECT \"l\".\"qty\" … ORDER BY \"l\".\"qty\" DESC)");
        assertThat(plan(array.formatted("order_id, l.no"))).contains(", \"l\".\"no\")");
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse(array.formatted("no")))
                .withMessageContaining("add the value or a key");
    }

    @Test
    void aSubqueryThatAnAggregateReadsIsAColumnBelowIt() {
        FunctionUse max = Functions.aggregate("max", "integer");
        assertThat(plan(
                        "SELECT max(( SELECT l.no FROM shop.lines l WHERE (l.order_id = o.id))) AS m FROM shop.orders o",
                        max))
                .contains("Aggregate max(\"a1\")\n    Project \"a1\" := ");
        assertThat(plan("SELECT count(*) FILTER (WHERE ( SELECT true)) AS n FROM shop.orders", Functions.COUNT))
                .contains("\"c8\" := (SELECT true)");
    }

    @Test
    void aSubqueryInOnIsAConditionOrAColumnOfItsSide() {
        String on = "SELECT o.id FROM (shop.orders o %s JOIN shop.visits v ON (((v.hits = o.id) AND (EXISTS ( SELECT 1"
                + " FROM shop.lines l WHERE (l.no = v.hits))))))";
        assertThat(plan(on.formatted(""))).contains("Semi join on (pgs_q2.\"c2\" = ");
        assertThat(plan(on.formatted("LEFT"))).contains("Left join on (").contains("IS NOT NULL)");
    }

    @Test
    void aJsonTableIsCountedForItKnowsNoOrdinality() {
        String table =
                "JSON_TABLE(%s, '$[*]' AS json_table_path_0 COLUMNS (i FOR ORDINALITY, \"K k\" integer PATH '$.\"k\"'"
                        + " DEFAULT 1 ON EMPTY, NESTED PATH '$.n' AS json_table_path_1 COLUMNS (n text PATH '$' DEFAULT 'it''s'::text ON EMPTY)))";
        assertThat(plan("SELECT j.n, j.\"K k\" FROM shop.orders o, LATERAL " + table.formatted("(o.note -> 'a'::text)")
                        + " j"))
                .isEqualTo("""
                Project "n" := "j"."n", "K k" := "j"."K k"
                  Rows of %s
                    Alias "o"
                      Scan "shop"."orders" key [id]""".formatted(table.formatted("(\"o\".\"note\" -> 'a'::text)")));
    }

    @Test
    void subscriptsAreExpressions() {
        assertThat(plan("SELECT o.tags[1] AS a, o.tags[:o.id] AS b, o.tags[2:] AS c FROM shop.orders o"))
                .startsWith("Project \"a\" := (\"o\".\"tags\")[1], \"b\" := (\"o\".\"tags\")[ : \"o\".\"id\"],"
                        + " \"c\" := (\"o\".\"tags\")[2 : ]");
    }

    @Test
    void aFunctionOfTheRowAroundIsJoinedWhereTheSubqueryIsEvaluated() {
        assertThat(plan(
                        "SELECT ( SELECT count(*) AS n FROM (LATERAL unnest(o.tags) t(t) JOIN shop.visits v ON ((v.page = t.t)))) AS n"
                                + " FROM shop.orders o",
                        Functions.COUNT))
                .contains(
                        "Subquery SELECT (SELECT count(*) FROM unnest(\"o\".\"tags\") AS \"t\" (\"t\") CROSS JOIN LATERAL"
                                + " (SELECT * …) AS \"v\" WHERE ((\"v\".\"page\" = \"t\".\"t\")))\n");
    }

    @Test
    void anOuterJoinMayNotFillUpWhatTheRowAroundDecides() {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse(
                        "SELECT o.id FROM shop.orders o WHERE (EXISTS ( SELECT 1 FROM (LATERAL unnest(o.tags) t(t)"
                                + " RIGHT JOIN shop.visits v ON (true))))"))
                .withMessageContaining("an outer join that reads columns of the rows around");
    }
}
