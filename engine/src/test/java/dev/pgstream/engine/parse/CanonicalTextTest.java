package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(a ~~ 'x%'::text)  | (a LIKE 'x%'::text)",
                "(a !~~ 'x%'::text) | (a NOT LIKE 'x%'::text)",
                "(a ~~* b)          | (a ILIKE b)",
                "(a !~~* b)         | (a NOT ILIKE b)",
                "(a ~~ ANY (b))     | (a LIKE ANY (b))"
            })
    void spellsLikeOut(String canonical, String forParser) {
        assertThat(CanonicalText.forParser(canonical)).isEqualTo(forParser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '~~' AS \"~~*\"",
                "SELECT 'it''s !~~ here'",
                "(a ~ 'b'::text)",
                "(a !~* 'b'::text)",
                "(a ~~~ b)",
                "(a ~<=~ b)"
            })
    void leavesAllElseAlone(String canonical) {
        assertThat(CanonicalText.forParser(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "file", "final", "minus", "output", "qualify", "sample", "set", "settings", "use"})
    void quotesNamesThatTheParserReserves(String name) throws JSQLParserException {
        String canonical = "SELECT %1$s.%1$s AS %1$s FROM %1$s.%1$s %1$s WHERE (%1$s.%1$s > 1)".formatted(name);
        String quoted = '"' + name + '"';
        String statement =
                CCJSqlParserUtil.parse(CanonicalText.forParser(canonical)).toString();
        assertThat(statement)
                .isEqualTo("SELECT %1$s.%1$s AS %1$s FROM %1$s.%1$s %1$s WHERE (%1$s.%1$s > 1)".formatted(quoted));
    }
}
