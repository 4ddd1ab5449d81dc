package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reprint shows the server all that the parser has read, so nothing may be left out in printing. */
class ReprintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT o.id AS x FROM (shop.orders o JOIN shop.customers c ON ((c.id = o.id))) WHERE (o.id > 1)",
                "SELECT DISTINCT id, count(*) FILTER (WHERE (id > 1)) AS n FROM shop.orders GROUP BY id HAVING (id > 1)",
                "WITH a AS (SELECT 1 AS x) SELECT x FROM a UNION ALL SELECT 2 ORDER BY 1 LIMIT 3",
                "SELECT id FROM ONLY shop.orders",
                "SELECT count(*) AS n FROM shop.orders GROUP BY GROUPING SETS ((id), (id, note), ()), ROLLUP((id, note), tags)",
                "SELECT GROUPING(id) AS g FROM shop.orders GROUP BY DISTINCT id, GROUPING SETS (CUBE(note, tags), (id))",
                "(SELECT 1 AS a EXCEPT ALL VALUES (1), (2)) INTERSECT SELECT a FROM (VALUES (1, 'x'::text)) v(a, b)",
                "SELECT string_agg(DISTINCT name, ','::text ORDER BY name DESC) AS s FROM shop.customers"
            })
    void printsWhatItRead(String canonical) {
        assertThat(CanonicalParser.reprint(canonical)).isEqualToIgnoringWhitespace(canonical);
    }

    @Test
    void whiteSpaceIsNoDifference() {
        assertThat(CanonicalParser.sameTokens("SELECT a\n FROM ( VALUES (1)) v(a)", "SELECT a FROM (VALUES (1)) v(a)"))
                .isTrue();
        assertThat(CanonicalParser.sameTokens("SELECT 'a b'", "SELECT 'ab'")).isFalse();
        assertThat(CanonicalParser.sameTokens("SELECT a", "SELECT a, b")).isFalse();
    }
}
