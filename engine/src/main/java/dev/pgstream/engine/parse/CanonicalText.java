package dev.pgstream.engine.parse;

import dev.pgstream.engine.parse.translate.ParserNames;
import java.util.List;
import java.util.Map;

/**
 * Prepares the server's canonical text for JSqlParser, which misreads the operators behind LIKE and ILIKE, some characters
 * in quoted names, and an empty select list, reads not all of subscripts, LATERAL and JSON_TABLE, GROUPING SETS only where
 * nothing else is grouped by, and GROUP BY DISTINCT never.
 */
final class CanonicalText {

    private static final Map<String, String> KEYWORDS =
            Map.of("~~", "LIKE", "!~~", "NOT LIKE", "~~*", "ILIKE", "!~~*", "NOT ILIKE");

    private CanonicalText() {}

    static String forParser(String canonical) {
        StringBuilder text = new StringBuilder();
        boolean selected = false;
        List<Token> tokens = Subscripts.prepared(JsonTables.prepared(Lexer.tokens(canonical)));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (reads(tokens, i, "GROUPING", "SETS")) {
                text.append(ParserNames.GROUPING_SETS);
                i += 2;
                continue;
            }
            if (reads(tokens, i, "GROUP", "BY", "DISTINCT")) {
                text.append("GROUP BY ").append(ParserNames.GROUP_DISTINCT);
                i += 4;
                continue;
            }
            // A function is LATERAL without saying so, and in parentheses the parser does not read the word.
            if (reads(tokens, i, "LATERAL") && !tokens.get(i + 2).text().equals("(")) {
                i++;
                continue;
            }
            boolean space = token.text().isBlank();
            if (selected && token.text().equalsIgnoreCase("FROM")) {
                text.append(ParserNames.NOTHING).append(' ');
            }
            selected = token.text().equalsIgnoreCase("SELECT") || (selected && space);
            text.append(forParser(token));
        }
        return text.toString();
    }

    /** Whether these words come next, with a space between two; canonical text has its keywords in capitals. */
    private static boolean reads(List<Token> tokens, int start, String... words) {
        for (int i = 0; i < words.length; i++) {
            int at = start + 2 * i;
            if (at >= tokens.size() || !tokens.get(at).equals(new Token(Token.Kind.WORD, words[i]))) {
                return false;
            }
        }
        return true;
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
