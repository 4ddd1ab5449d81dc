package dev.pgstream.engine.parse;

import java.util.Map;
import java.util.stream.Collectors;

/** Prepares the server's canonical text for JSqlParser, which misreads the operators behind LIKE and ILIKE. */
final class CanonicalText {

    private static final Map<String, String> KEYWORDS =
            Map.of("~~", "LIKE", "!~~", "NOT LIKE", "~~*", "ILIKE", "!~~*", "NOT ILIKE");

    private CanonicalText() {}

    static String forParser(String canonical) {
        return Lexer.tokens(canonical).stream()
                .map(token -> token.kind() == Token.Kind.OPERATOR
                        ? KEYWORDS.getOrDefault(token.text(), token.text())
                        : token.text())
                .collect(Collectors.joining());
    }
}
