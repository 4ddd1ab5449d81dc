package dev.pgstream.engine;

import static dev.pgstream.engine.fixture.Functions.COUNT;
import static dev.pgstream.engine.fixture.Functions.SUM;
import static dev.pgstream.engine.fixture.Functions.aggregate;
import static dev.pgstream.engine.fixture.Shop.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.fixture.Functions;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.IndexNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All SQL of a few stream tables, as files to read and review. {@code mvn -pl engine test -Dtest=GoldenTest
 * -Dpgstream.golden=update} writes them anew; the difference then shows in version control.
 */
class GoldenTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final Target TARGET =
            new Target(new QualifiedName("shop", "result"), 7, new QualifiedName("pgstream_definitions", "q7"));

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("filter", filter()),
                Arguments.of("join", join()),
                Arguments.of("grouped", grouped()),
                Arguments.of("extremes", extremes()),
                Arguments.of("having", having()),
                Arguments.of("bag_union", bagUnion()),
                Arguments.of("nested", nested()),
                Arguments.of("rollup", rollup()),
                Arguments.of("set_difference", setDifference()),
                Arguments.of("values", values()),
                Arguments.of("window", window()),
                Arguments.of("windows", windows()),
                Arguments.of("first_of_each", firstOfEach()),
                Arguments.of("limit", limit()),
                Arguments.of("lateral", lateral()),
                Arguments.of("recursion", recursion()),
                Arguments.of("recursion_all", recursionAll()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void programs(String name, AnalyzedQuery query) throws IOException {
        Path file = DIRECTORY.resolve(name + ".sql");
        String sql = print(query, Compiler.compile(query, TARGET).program());
        if (System.getProperty("pgstream.golden", "").equals("update")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, sql);
        }
        assertThat(file).content().isEqualTo(sql);
    }

    @Test
    void theBacklogOfASourceThatIsBehind() {
        List<Long> sources = List.of(Shop.CUSTOMERS.oid(), Shop.ORDERS.oid());
        String sql = Compiler.statement(join(), TARGET, sources, List.of(Shop.ORDERS.oid()))
                .sql();
        assertThat(sql)
                .contains(
                        "FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT",
                        "FROM pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND __pgs_xid >= pg_snapshot_xmin(",
                        "WHERE b.buffer_id IN (11) AND NOT pgstream.pgs_covers(");
    }

    private static String print(AnalyzedQuery query, Program program) {
        String head = statement("the query, as PostgreSQL prints it", query.definition())
                + statement("the stored columns", program.state())
                + statement("fills the empty table", program.fill())
                + statement("makes the table equal to its query again", String.join(";\n", program.full()));
        String indexes = IndexNames.of(TARGET).create(TARGET.table(), program.indexes()).stream()
                .map(sql -> statement("finds stored rows", sql))
                .collect(Collectors.joining());
        return program.deltas().stream()
                .map(delta -> statement("applies changes of " + names(query, delta), delta.sql()))
                .collect(Collectors.joining("", head + indexes, ""));
    }

    private static String names(AnalyzedQuery query, DeltaStatement delta) {
        return query.sources().stream()
                .filter(source -> delta.changed().contains(source.oid()))
                .map(SourceTable::name)
                .map(QualifiedName::name)
                .collect(Collectors.joining(" and "));
    }

    private static String statement(String comment, String sql) {
        return "-- " + comment + "\n" + sql.strip() + ";\n\n";
    }

    private static AnalyzedQuery recursion() {
        return Shop.query(
                """
                WITH RECURSIVE r(page, hits) AS (
                         SELECT visits.page,
                            visits.hits
                           FROM shop.visits
                        UNION
                         SELECT c.region,
                            r_1.hits
                           FROM (shop.customers c
                             JOIN r r_1 ON ((c.name = r_1.page)))
                        )
                 SELECT page,
                    (hits + 1) AS more
                   FROM r""", List.of(Shop.CUSTOMERS, Shop.VISITS), List.of(), columns("page", Types.TEXT, "more", Types.INT));
    }

    private static AnalyzedQuery recursionAll() {
        return Shop.query("""
                WITH RECURSIVE r(id) AS (
                         SELECT customers.id
                           FROM shop.customers
                        UNION ALL
                         SELECT o.id
                           FROM (shop.orders o
                             JOIN r r_1 ON ((o.customer_id = r_1.id)))
                        )
                 SELECT id
                   FROM r""", List.of(Shop.CUSTOMERS, Shop.ORDERS), List.of(), columns("id", Types.INT));
    }

    private static AnalyzedQuery filter() {
        return Shop.query("""
                 SELECT id,
                    amount
                   FROM shop.orders
                  WHERE (quantity > 1)""", List.of(Shop.ORDERS), List.of(), columns("id", Types.INT, "amount", Types.MONEY));
    }

    private static AnalyzedQuery join() {
        return Shop.query(
                """
                 SELECT c.name,
                    o.amount
                   FROM (shop.orders o
                     JOIN shop.customers c ON ((c.id = o.customer_id)))""",
                List.of(Shop.CUSTOMERS, Shop.ORDERS),
                List.of(),
                columns("name", Types.TEXT, "amount", Types.MONEY));
    }

    private static AnalyzedQuery grouped() {
        return Shop.query(
                """
                 SELECT customer_id,
                    sum(amount) AS total,
                    avg(quantity) AS average
                   FROM shop.orders
                  GROUP BY customer_id""",
                List.of(Shop.ORDERS),
                List.of(aggregate("sum", "numeric"), aggregate("avg", "integer")),
                columns("customer_id", Types.INT, "total", Types.NUMERIC, "average", Types.NUMERIC));
    }

    private static AnalyzedQuery extremes() {
        return Shop.query(
                """
                 SELECT page,
                    count(*) AS n,
                    min(hits) AS least
                   FROM shop.visits
                  GROUP BY page""",
                List.of(Shop.VISITS),
                List.of(COUNT, aggregate("min", "integer")),
                columns("page", Types.TEXT, "n", Types.BIGINT, "least", Types.INT));
    }

    private static AnalyzedQuery having() {
        return Shop.query("""
                 SELECT customer_id
                   FROM shop.orders
                  GROUP BY customer_id
                 HAVING (sum(quantity) > 3)""", List.of(Shop.ORDERS), List.of(SUM), columns("customer_id", Types.INT));
    }

    private static AnalyzedQuery bagUnion() {
        return Shop.query("""
                 SELECT customers.name AS label
                   FROM shop.customers
                UNION ALL
                 SELECT visits.page AS label
                   FROM shop.visits""", List.of(Shop.CUSTOMERS, Shop.VISITS), List.of(), columns("label", Types.TEXT));
    }

    private static AnalyzedQuery nested() {
        return Shop.query(
                """
                 SELECT c.name,
                    q.n
                   FROM (shop.customers c
                     JOIN ( SELECT orders.customer_id,
                            count(*) AS n
                           FROM shop.orders
                          GROUP BY orders.customer_id) q ON ((q.customer_id = c.id)))""",
                List.of(Shop.CUSTOMERS, Shop.ORDERS),
                List.of(COUNT),
                columns("name", Types.TEXT, "n", Types.BIGINT));
    }

    private static AnalyzedQuery rollup() {
        return Shop.query(
                """
                 SELECT region,
                    GROUPING(region) AS total,
                    count(*) AS n,
                    max(name) AS last
                   FROM shop.customers
                  GROUP BY ROLLUP(region)""",
                List.of(Shop.CUSTOMERS),
                List.of(COUNT, aggregate("max", "text")),
                columns("region", Types.TEXT, "total", Types.INT, "n", Types.BIGINT, "last", Types.TEXT));
    }

    private static AnalyzedQuery setDifference() {
        return Shop.query(
                """
                 SELECT customers.id,
                    customers.name
                   FROM shop.customers
                EXCEPT ALL
                 SELECT visits.hits AS id,
                    visits.page AS name
                   FROM shop.visits""", List.of(Shop.CUSTOMERS, Shop.VISITS), List.of(), columns("id", Types.INT, "name", Types.TEXT));
    }

    private static AnalyzedQuery values() {
        return Shop.query("""
                 SELECT o.id,
                    v.label
                   FROM (shop.orders o
                     JOIN ( VALUES (1,'one'::text), (2,'two'::text)) v(quantity, label) ON ((v.quantity = o.quantity)))""", List.of(Shop.ORDERS), List.of(), columns("id", Types.INT, "label", Types.TEXT));
    }

    private static AnalyzedQuery window() {
        return Shop.query(
                """
                 SELECT id,
                    row_number() OVER (PARTITION BY customer_id ORDER BY placed DESC) AS n,
                    sum(amount) OVER (PARTITION BY customer_id) AS total
                   FROM shop.orders""",
                List.of(Shop.ORDERS),
                List.of(Functions.window("row_number", ""), aggregate("sum", "numeric")),
                columns("id", Types.INT, "n", Types.BIGINT, "total", Types.NUMERIC));
    }

    /** With partitions of their own, over rows without a key. */
    private static AnalyzedQuery windows() {
        return Shop.query(
                """
                 SELECT page,
                    count(*) OVER (PARTITION BY page) AS n,
                    rank() OVER (PARTITION BY hits ORDER BY page) AS place
                   FROM shop.visits""",
                List.of(Shop.VISITS),
                List.of(COUNT, Functions.RANK),
                columns("page", Types.TEXT, "n", Types.BIGINT, "place", Types.BIGINT));
    }

    private static AnalyzedQuery firstOfEach() {
        return Shop.query("""
                 SELECT DISTINCT ON (customer_id) id,
                    amount
                   FROM shop.orders
                  ORDER BY customer_id, amount DESC""", List.of(Shop.ORDERS), List.of(), columns("id", Types.INT, "amount", Types.MONEY));
    }

    private static AnalyzedQuery limit() {
        return Shop.query("""
                 SELECT id,
                    amount
                   FROM shop.orders
                  ORDER BY amount DESC, id
                 LIMIT 10""", List.of(Shop.ORDERS), List.of(), columns("id", Types.INT, "amount", Types.MONEY));
    }

    private static AnalyzedQuery lateral() {
        return Shop.query(
                """
                 SELECT c.id,
                    t.hits
                   FROM (shop.customers c
                     CROSS JOIN LATERAL ( SELECT v.hits
                           FROM shop.visits v
                          WHERE (v.page = c.name)
                          ORDER BY v.hits DESC
                         LIMIT 2) t)""", List.of(Shop.CUSTOMERS, Shop.VISITS), List.of(), columns("id", Types.INT, "hits", Types.INT));
    }
}
