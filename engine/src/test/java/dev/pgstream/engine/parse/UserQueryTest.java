package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserQueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "  select 1  ",
                "-- first\nSELECT 1",
                "/* a; b */ (SELECT 1) UNION ALL (SELECT 2)",
                "WITH a AS (SELECT 1 AS x) SELECT x FROM a",
                "VALUES (1), (2)",
                "TABLE shop.orders",
                "SELECT ';' AS a, \";\", $$;$$, E'\\';' -- ; end",
                "SELECT 1;",
                "SELECT 1 ; ; -- done\n /* ; */ "
            })
    void takesOneSelect(String text) {
        assertThat(new UserQuery(text, false).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "-- SELECT 1", "/* SELECT 1 */", ";", " ; SELECT 1"})
    void refusesNothing(String text) {
        assertThat(new UserQuery(text, false).problem()).hasValue("the query is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; SELECT 2",
                "SELECT 1;\n-- and\nDROP TABLE shop.orders",
                "SELECT ';';;DELETE FROM shop.orders;",
                "SELECT 1 --\r; DROP TABLE shop.orders",
                "SELECT E'a'\n'\\' '; DROP TABLE shop.orders --'"
            })
    void refusesSeveralStatements(String text) {
        assertThat(new UserQuery(text, false).problem())
                .hasValue("the query holds several statements, but it must be one SELECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM a", "\"select\" 1", "selects", "1", "'SELECT 1'"})
    void refusesOtherBeginnings(String text) {
        String first = text.split(" (?!1')", 2)[0];
        assertThat(new UserQuery(text, false).problem())
                .hasValue("the query begins with " + first + ", but it must be one SELECT");
    }

    /** What is one statement depends on standard_conforming_strings. */
    @Test
    void readsBackslashesAsTheServerDoes() {
        String text = "SELECT '\\'; DROP TABLE shop.orders; --'";
        assertThat(new UserQuery(text, false).problem()).isPresent();
        assertThat(new UserQuery(text, true).problem()).isEmpty();
    }

    @Test
    void cutsTheClosingSemicolonOff() {
        assertThat(new UserQuery("SELECT ';' ; -- done\n;", false).statement()).isEqualTo("SELECT ';' ");
    }

    @Test
    void endsATrailingCommentWithItsLine() {
        assertThat(new UserQuery("SELECT 1 -- one", false).statement()).isEqualTo("SELECT 1 -- one\n");
        assertThat(new UserQuery("SELECT 1 -- one\n;", false).statement()).startsWith("SELECT 1 -- one\n");
    }
}
