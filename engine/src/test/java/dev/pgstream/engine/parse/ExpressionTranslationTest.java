package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.Arithmetic;
import dev.pgstream.engine.expr.Choice;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.NumericCast;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Project;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTranslationTest {

    private static final ColumnRef ID = new ColumnRef("o", "id");
    private static final ColumnRef QUANTITY = new ColumnRef("o", "quantity");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "((o.id))                              | ColumnRef",
                "(o.id + 1)                            | Arithmetic",
                "(o.id / 2)                            | Opaque",
                "(o.id = o.quantity)                   | Equals",
                "(o.id = 1)                            | Opaque",
                "(o.quantity)::numeric                 | NumericCast",
                "(o.quantity)::numeric(10,2)           | Opaque",
                "12                                    | IntegerLiteral",
                "0.50                                  | DecimalLiteral",
                "1e-2                                  | Opaque",
                "'12'::bigint                          | Opaque"
            })
    void knowsAFewShapes(String syntax, String shape) {
        assertThat(expr(syntax).getClass().getSimpleName()).isEqualTo(shape);
    }

    @Test
    void buildsThem() {
        assertThat(expr("(o.id = o.quantity)"))
                .isEqualTo(new Equals("(\"o\".\"id\" = \"o\".\"quantity\")", ID, QUANTITY));
        assertThat(expr("((o.id)::numeric * 2)"))
                .isEqualTo(new Arithmetic(
                        "((\"o\".\"id\")::numeric * 2)",
                        '*',
                        new NumericCast("(\"o\".\"id\")::numeric", ID),
                        new IntegerLiteral("2")));
        assertThat(expr("COALESCE(o.id, o.quantity, o.id)"))
                .isEqualTo(new Choice(
                        "COALESCE(\"o\".\"id\", \"o\".\"quantity\", \"o\".\"id\")",
                        List.of(ID, QUANTITY),
                        List.of(ID, QUANTITY, ID)));
        assertThat(expr("CASE WHEN (o.id > 1) THEN o.quantity WHEN (o.id = 0) THEN NULL::integer ELSE 0 END"))
                .isEqualTo(new Choice(
                        "CASE WHEN (\"o\".\"id\" > 1) THEN \"o\".\"quantity\" WHEN (\"o\".\"id\" = 0)"
                                + " THEN NULL::integer ELSE 0 END",
                        List.of(ID, QUANTITY),
                        List.of(QUANTITY, new IntegerLiteral("0"))));
    }

    /** Each as PostgreSQL prints it, over the one column id; its text must name the column anew. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(- id)",
                "(id % 2)",
                "(id ^ id)",
                "(NOT (id > 1))",
                "(id IS NULL)",
                "((id > 1) IS NOT TRUE)",
                "((id > 1) IS UNKNOWN)",
                "(id IS DISTINCT FROM 1)",
                "(1 IS NOT DISTINCT FROM id)",
                "(id = ANY (ARRAY[1, 2]))",
                "(1 = ANY (ARRAY[id, 2]))",
                "((id >= 1) AND (id <= 2))",
                "ROW(id, 1)",
                "(ROW(id, 1) > ROW(1, 2))",
                "ARRAY[id, 1]",
                "COALESCE(id, 0)",
                "NULLIF(id, 0)",
                "GREATEST(id, 0)",
                "CASE WHEN (id > 1) THEN 2 ELSE 3 END",
                "CASE id WHEN 1 THEN 2 ELSE 3 END",
                "CASE WHEN true THEN id END",
                "(\"left\"((id)::text, 2) COLLATE \"C\")",
                "((id)::text ~~ 'x%'::text)",
                "((id)::text !~~* 'x%'::text)",
                "((id)::text ~ 'x'::text)",
                "((id)::text || 'x'::text)",
                "(to_jsonb(id) -> 'x'::text)",
                "((to_jsonb(1) -> (id)::text) ->> 'x'::text)",
                "(to_jsonb(id) @> '{}'::jsonb)",
                "EXTRACT(year FROM to_timestamp((id)::double precision))",
                "(to_timestamp((id)::double precision) AT TIME ZONE 'UTC'::text)",
                "((now(), to_timestamp((id)::double precision)) OVERLAPS (now(), now()))",
                "SUBSTRING((id)::text FROM 1 FOR 2)",
                "TRIM(BOTH FROM (id)::text)",
                "OVERLAY((id)::text PLACING 'x'::text FROM 1)",
                "POSITION(('a'::text) IN ((id)::text))",
                "(string_to_array((id)::text, ','::text))[1]",
                "make_interval(days => id)"
            })
    void findsTheColumnsInEveryForm(String syntax) {
        Expr expr = expr(syntax);
        assertThat(expr.columns()).containsExactly(ID);
        assertThat(expr.text()).contains("\"o\".\"id\"").doesNotContainPattern("(?<!\")\\bid\\b");
    }

    @Test
    void splitsConditionsAtTheirAnds() {
        Project project = (Project)
                Shop.parse(
                        "SELECT id FROM shop.orders o WHERE (((id > 1) AND ((id > 2) AND (id > 3))) AND ((id > 4) OR (id > 5)))");
        assertThat(((Filter) project.input()).conditions())
                .extracting(Expr::text)
                .containsExactly(
                        "(\"o\".\"id\" > 1)",
                        "(\"o\".\"id\" > 2)",
                        "(\"o\".\"id\" > 3)",
                        "((\"o\".\"id\" > 4) OR (\"o\".\"id\" > 5))");
    }

    @Test
    void keepsOddNames() {
        SourceTable odd = Shop.table(
                20,
                "Odd.Table",
                List.of(),
                "a.b@c",
                Types.INT,
                "q\"q",
                Types.INT,
                "ünï",
                Types.INT,
                "select",
                Types.INT);
        String canonical = """
                 SELECT "a.b@c",
                    "q""q" AS "X",
                    "ünï",
                    "select"
                   FROM shop."Odd.Table" "T t\"""";
        AnalyzedQuery query = Shop.query(canonical, List.of(odd), List.of(), List.of());
        assertThat(((Project) CanonicalParser.parse(query)).outputs())
                .extracting(output -> output.name() + " " + output.expr().text())
                .containsExactly(
                        "a.b@c \"T t\".\"a.b@c\"",
                        "X \"T t\".\"q\"\"q\"",
                        "ünï \"T t\".\"ünï\"",
                        "select \"T t\".\"select\"");
    }

    private static Expr expr(String syntax) {
        Project project = (Project) Shop.parse("SELECT " + syntax + " AS x FROM shop.orders o");
        return project.outputs().get(0).expr();
    }
}
