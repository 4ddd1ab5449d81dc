package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.parse.Token.Kind;
import dev.pgstream.engine.zset.Seeds;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexerTest {

    static List<Arguments> splits() {
        return List.of(
                // words and signs
                Arguments.of("a1 = b$2;", "WORD a1|SPACE  |OPERATOR =|SPACE  |WORD b$2|SEMICOLON ;"),
                Arguments.of("f(x,1.5)", "WORD f|OTHER (|WORD x|OTHER ,|WORD 1|OTHER .|WORD 5|OTHER )"),
                Arguments.of("größe", "WORD größe"),
                Arguments.of("a!~~*b", "WORD a|OPERATOR !~~*|WORD b"),
                // comments
                Arguments.of("1--;\n2", "WORD 1|SPACE --;|SPACE \n|WORD 2"),
                Arguments.of("1 --", "WORD 1|SPACE  |SPACE --"),
                Arguments.of("/* a /* ; */ b */c", "SPACE /* a /* ; */ b */|WORD c"),
                Arguments.of("a+/*;*/b", "WORD a|OPERATOR +|SPACE /*;*/|WORD b"),
                Arguments.of("a*--b", "WORD a|OPERATOR *|SPACE --b"),
                Arguments.of("a-/b", "WORD a|OPERATOR -/|WORD b"),
                // strings
                Arguments.of("'a;''b'c", "STRING 'a;''b'|WORD c"),
                Arguments.of("'a\\'b", "STRING 'a\\'|WORD b"),
                Arguments.of("E'a\\';'b", "STRING E'a\\';'|WORD b"),
                Arguments.of("e'\\\\'b", "STRING e'\\\\'|WORD b"),
                Arguments.of("E'a''b'", "STRING E'a''b'"),
                Arguments.of("be'a'", "WORD be|STRING 'a'"),
                Arguments.of("'--' '/*'", "STRING '--'|SPACE  |STRING '/*'"),
                // dollar quotes
                Arguments.of("$$;'$$", "STRING $$;'$$"),
                Arguments.of("$a$;$$;$a$x", "STRING $a$;$$;$a$|WORD x"),
                Arguments.of("$ä_1$;$ä_1$", "STRING $ä_1$;$ä_1$"),
                Arguments.of("$1;", "OTHER $|WORD 1|SEMICOLON ;"),
                Arguments.of("a$b$;", "WORD a$b$|SEMICOLON ;"),
                Arguments.of("$a b$", "OTHER $|WORD a|SPACE  |WORD b$"),
                // quoted identifiers
                Arguments.of("\"a;\"\"--\"b", "QUOTED_IDENTIFIER \"a;\"\"--\"|WORD b"),
                Arguments.of("\"a\\\";", "QUOTED_IDENTIFIER \"a\\\"|SEMICOLON ;"),
                // what never ends goes to the end
                Arguments.of("'a;", "STRING 'a;"),
                Arguments.of("E'a\\", "STRING E'a\\"),
                Arguments.of("\"a;", "QUOTED_IDENTIFIER \"a;"),
                Arguments.of("$a$;$b$", "STRING $a$;$b$"),
                Arguments.of("/* /* */ ;", "SPACE /* /* */ ;"),
                Arguments.of("/*", "SPACE /*"));
    }

    @ParameterizedTest
    @MethodSource
    void splits(String text, String tokens) {
        assertThat(describe(text)).isEqualTo(tokens);
    }

    /** As the server does, or a statement after it would hide. */
    @Test
    void aCarriageReturnEndsALineComment() {
        assertThat(Lexer.tokens("1 --\r; 2")).extracting(Token::kind).contains(Kind.SEMICOLON);
    }

    @Test
    void backslashesMayEscapeInPlainStrings() {
        assertThat(Lexer.tokens("'a\\';'b", true)).extracting(Token::text).containsExactly("'a\\';'", "b");
        assertThat(Lexer.tokens("\"a\\\";", true)).extracting(Token::text).containsExactly("\"a\\\"", ";");
    }

    /** SQL's continuation of a string on the next line; an escape string stays one. */
    @Test
    void anEscapeStringGoesOnInTheNextLine() {
        assertThat(describe("E'a'\n'\\';'b")).isEqualTo("STRING E'a'\n'\\';'|WORD b");
        assertThat(describe("E'a' '\\';")).isEqualTo("STRING E'a'|SPACE  |STRING '\\'|SEMICOLON ;");
    }

    @Test
    void theTokensAreTheText() {
        String alphabet = "ab1 \n;'\"\\$-/*+~!eE_.é\u2003\uD83D\uDE00";
        Seeds.forEach(random -> {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            List<Token> tokens = Lexer.tokens(text.toString());
            assertThat(tokens).noneMatch(token -> token.text().isEmpty());
            assertThat(tokens.stream().map(Token::text).collect(Collectors.joining()))
                    .isEqualTo(text.toString());
        });
    }

    private static String describe(String text) {
        return Lexer.tokens(text).stream()
                .map(token -> token.kind() + " " + token.text())
                .collect(Collectors.joining("|"));
    }
}
