package dev.pgstream.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orders       | \"orders\"",
                "select       | \"select\"",
                "Größe        | \"Größe\"",
                "a\"b         | \"a\"\"b\"",
                "a b;--       | \"a b;--\"",
                "__pgs_w      | __pgs_w",
                "pgs_d1       | pgs_d1",
                "pgs_A        | \"pgs_A\"",
                "pgs_a\"      | \"pgs_a\"\"\"",
                "xpgs_a       | \"xpgs_a\""
            })
    void quotesAllButOurOwnNames(String name, String sql) {
        assertThat(Identifier.quote(name)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "A", "a.b", "\"", "\"\"", "a\"b\"c", "\\", "ünïcode \uD83D\uDE00", "pgs_x", " ", "'", "%s"})
    void unquotesWhatItQuoted(String name) {
        assertThat(Identifier.unquote(Identifier.quote(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"Orders, orders", "ORDERS, orders", "I, i", "pgs_X1, pgs_x1"})
    void foldsBareNames(String sql, String name) {
        assertThat(Identifier.unquote(sql)).isEqualTo(name);
    }

    /** Under either setting of standard_conforming_strings. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a|'a'", "it's|'it''s'", "a\\b| E'a\\\\b'", "\\'| E'\\\\'''", "$$ %s é|'$$ %s é'", "``|''"})
    void writesLiterals(String text, String sql) {
        assertThat(Identifier.literal(text)).isEqualTo(sql);
    }
}
