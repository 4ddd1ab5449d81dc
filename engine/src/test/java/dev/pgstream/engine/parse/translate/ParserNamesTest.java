package dev.pgstream.engine.parse.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgstream.engine.error.NotIncrementalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"a.b\"", "\"a@b\"", "\"a:b\"", "\"a\nb\r\"", "\"a\"\"b.c\"", "\"ünï\"", "\"plain\""})
    void namesComeBackAsTheyWere(String quoted) {
        String encoded = ParserNames.encode(quoted);
        assertThat(encoded).doesNotContainPattern("[.@:\n\r]").hasSameSizeAs(quoted);
        assertThat(ParserNames.decode(encoded)).isEqualTo(quoted);
    }

    @Test
    void unquotesWhatTheParserReturns() {
        assertThat(ParserNames.unquote(ParserNames.encode("\"a.\"\"B\""))).isEqualTo("a.\"B");
        assertThat(ParserNames.unquote("Bare")).isEqualTo("bare");
    }

    @Test
    void refusesNamesWithCharactersThatStandForOthers() {
        assertThatExceptionOfType(NotIncrementalException.class).isThrownBy(() -> ParserNames.encode("\"a\uE001\""));
        assertThat(ParserNames.encode("\"a\uE010\"")).isEqualTo("\"a\uE010\"");
    }
}
