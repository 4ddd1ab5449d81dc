package dev.pgstream.engine.parse;

import dev.pgstream.engine.parse.translate.ParserNames;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prepares the server's canonical text for JSqlParser, which misreads the operators behind LIKE and ILIKE, and some
 * characters in quoted names.
 */
final class CanonicalText {

    private static final Map<String, String> KEYWORDS =
            Map.of("~~", "LIKE", "!~~", "NOT LIKE", "~~*", "ILIKE", "!~~*", "NOT ILIKE");

    private CanonicalText() {}

    static String forParser(String canonical) {
        return Lexer.tokens(canonical).stream().map(CanonicalText::forParser).collect(Collectors.joining());
    }

    private static String forParser(Token token) {
        return switch (token.kind()) {
            case OPERATOR -> KEYWORDS.getOrDefault(token.text(), token.text());
            case QUOTED_IDENTIFIER -> ParserNames.encode(token.text());
            default -> token.text();
        };
    }
}
