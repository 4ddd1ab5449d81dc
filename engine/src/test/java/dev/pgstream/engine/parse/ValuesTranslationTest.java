package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTranslationTest {

    @Test
    void aListOnTop() {
        assertThat(parse(" VALUES (1,'a'::text), (2,NULL::text)\n  ORDER BY column1"))
                .isEqualTo(new Values(List.of("column1", "column2"), "VALUES (1, 'a'::text), (2, NULL::text)"));
    }

    /** The parser reads a single row as if its values were rows. */
    @Test
    void aSingleRow() {
        assertThat(parse(" VALUES (1,2,3)"))
                .isEqualTo(new Values(List.of("column1", "column2", "column3"), "VALUES (1, 2, 3)"));
        assertThat(parse(" VALUES ((1 + 2))")).isEqualTo(new Values(List.of("column1"), "VALUES ((1 + 2))"));
    }

    @Test
    void inFromAndInWith() {
        assertThat(plan("SELECT v.a FROM ( VALUES (1), (2)) v(a)")).isEqualTo("""
                Project "a" := "v"."a"
                  Alias "v"
                    VALUES (1), (2)""");
        assertThat(plan(" WITH w(a) AS (\\n VALUES (1), (2)\\n )\\n SELECT a FROM w".replace("\\n", "\n")))
                .endsWith("VALUES (1), (2)");
    }

    @Test
    void asBranches() {
        assertThat(plan(" VALUES (1)\nUNION ALL\n SELECT orders.id AS column1\n FROM shop.orders"))
                .isEqualTo("""
                Union all
                  VALUES (1)
                  Project "column1" := "orders"."id"
                    Alias "orders"
                      Scan "shop"."orders" key [id]""");
    }

    @Test
    void columnsOfOtherItemsAreNotConstant() {
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> parse("SELECT v.a FROM shop.orders o, ( VALUES (o.id)) v(a)"))
                .withMessageContaining("o.id");
    }
}
