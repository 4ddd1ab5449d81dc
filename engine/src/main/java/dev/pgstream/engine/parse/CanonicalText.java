package dev.pgstream.engine.parse;

import dev.pgstream.engine.parse.translate.ParserNames;
import java.util.Map;

/**
 * Prepares the server's canonical text for JSqlParser, which misreads the operators behind LIKE and ILIKE, some characters
 * in quoted names, and an empty select list.
 */
final class CanonicalText {

    private static final Map<String, String> KEYWORDS =
            Map.of("~~", "LIKE", "!~~", "NOT LIKE", "~~*", "ILIKE", "!~~*", "NOT ILIKE");

    private CanonicalText() {}

    static String forParser(String canonical) {
        StringBuilder text = new StringBuilder();
        boolean selected = false;
        for (Token token : Lexer.tokens(canonical)) {
            boolean space = token.text().isBlank();
            if (selected && token.text().equalsIgnoreCase("FROM")) {
                text.append(ParserNames.NOTHING).append(' ');
            }
            selected = token.text().equalsIgnoreCase("SELECT") || (selected && space);
            text.append(forParser(token));
        }
        return text.toString();
    }

    private static String forParser(Token token) {
        return switch (token.kind()) {
            case OPERATOR -> KEYWORDS.getOrDefault(token.text(), token.text());
            case QUOTED_IDENTIFIER -> ParserNames.encode(token.text());
            case WORD -> ParserWords.forParser(token.text());
            default -> token.text();
        };
    }
}
