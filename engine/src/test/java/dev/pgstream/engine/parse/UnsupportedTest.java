package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.fixture.Functions;
import dev.pgstream.engine.fixture.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What has no delta is refused, and the reason names it: a query is never taken for a simpler one. */
class UnsupportedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // joins
                "SELECT j.id FROM (shop.orders JOIN shop.customers USING (id)) j                 | FROM item",
                "SELECT o.id FROM (shop.orders o FULL JOIN shop.customers c ON ((o.id = 1))) WHERE (c.id = 2)     | FULL JOIN",
                "SELECT id FROM ONLY shop.orders                                                 | ONLY",
                "SELECT id FROM shop.orders TABLESAMPLE system (10)                              | TABLESAMPLE",
                "SELECT o.id FROM shop.orders o, (LATERAL unnest(o.tags) t(t) RIGHT JOIN shop.visits v ON (true)) | RIGHT",
                "SELECT j.k FROM shop.orders o, LATERAL XMLTABLE(('/a'::text) PASSING (o.x) COLUMNS k integer PATH ('k'::text)) j | XMLTABLE",
                "SELECT o.id FROM (shop.orders o LEFT JOIN shop.visits v ON ((EXISTS ( SELECT 1 FROM shop.lines l"
                        + " WHERE ((l.no = o.id) AND (l.product = v.page)))))) | both sides",
                "SELECT ARRAY( SELECT c.id FROM shop.customers c) AS a FROM shop.orders          | ORDER BY",
                // rows and columns
                "SELECT (ctid)::text AS c FROM shop.orders                                       | ctid",
                "SELECT (tableoid)::integer AS c FROM shop.customers c                           | tableoid",
                "SELECT o.*::shop.orders AS whole FROM shop.orders o                             | whole-row",
                "SELECT count(o.*) AS n FROM shop.orders o                                       | whole-row",
                // the whole
                "SELECT id FROM shop.orders FOR UPDATE OF orders                                 | FOR UPDATE",
                "WITH RECURSIVE r AS (SELECT orders.id FROM shop.orders UNION SELECT DISTINCT r_1.id FROM r r_1) SELECT id FROM r"
                        + " | a recursive term",
                "WITH RECURSIVE r(id) AS ( SELECT orders.id FROM shop.orders UNION SELECT o.id FROM (shop.orders o JOIN r r_1"
                        + " ON ((o.customer_id = r_1.id))) ) CYCLE id SET is_cycle USING path SELECT id FROM r | CYCLE",
                // groups
                "SELECT 1 AS one, id FROM shop.orders GROUP BY ROLLUP(1::integer, id)            | a constant",
                // not read by the parser
                "SELECT JSON_VALUE(note, '$.\"a\"' RETURNING text) AS j FROM shop.orders         | JSON_VALUE",
                "SELECT XMLSERIALIZE(CONTENT x AS text) AS j FROM shop.orders                    | xmlserialize",
                "SELECT id FROM shop.orders WHERE (id OPERATOR(shop.=) 1)                        | parser"
            })
    void names(String canonical, String construct) {
        refuses(canonical, construct);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EXISTS ( SELECT 1 FROM shop.lines l WHERE (l.order_id = o.id) UNION SELECT 2)         | more than one SELECT",
                "EXISTS ( SELECT 1 FROM shop.lines l WHERE (l.order_id = o.id) FETCH FIRST 1 ROW ONLY) | FETCH",
                "EXISTS ( SELECT 1 FROM (shop.lines l LEFT JOIN shop.customers c ON ((c.id = o.customer_id))) WHERE (l.order_id = o.id)) | a join that reads",
                "(( SELECT o.id UNION SELECT l.no FROM shop.lines l) > 1)                              | more than one SELECT",
                "EXISTS ( SELECT 1 FROM shop.lines l WHERE (EXISTS ( SELECT 1 FROM shop.customers c WHERE (c.id = o.id)))) | level"
            })
    void namesWhatTiesASubquery(String condition, String construct) {
        refuses("SELECT o.id FROM shop.orders o WHERE " + condition, construct);
    }

    /** Were the column taken as one more key, the groups would be finer than the query's. */
    @Test
    void namesAColumnThatTheKeysDoNotDetermine() {
        refuses("SELECT region, name FROM shop.customers GROUP BY region", "\"customers\".\"name\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"FOREIGN_TABLE", "MATERIALIZED_VIEW"})
    void namesSourcesThatCannotBeCaptured(SourceTable.Kind kind) {
        SourceTable table = Shop.VISITS;
        SourceTable other =
                new SourceTable(table.oid(), table.name(), kind, table.columns(), table.key(), table.bufferId());
        AnalyzedQuery query = Shop.query("SELECT page FROM shop.visits", List.of(other), List.of(), List.of());
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> CanonicalParser.parse(query))
                .withMessageContaining(kind.label() + " can't be captured: \"shop\".\"visits\"");
    }

    @Test
    void namesTablesThatItDoesNotKnow() {
        refuses("SELECT x FROM shop.nowhere", "shop.nowhere");
        refuses("SELECT relname FROM pg_class", "pg_class");
    }

    private static void refuses(String canonical, String construct) {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> Shop.parse(
                        canonical,
                        Functions.COUNT,
                        Functions.RANK,
                        Functions.aggregate("max", "integer"),
                        Functions.aggregate("array_agg", "anynonarray")))
                .withMessageContaining(construct);
    }
}
