package dev.pgstream.engine.parse;

import dev.pgstream.engine.parse.translate.ParserNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares subscripts of columns for JSqlParser, which takes {@code t.a[1]} for a column of another kind and reads no slice
 * with an open bound: {@code (t.a)[1]} means the same.
 */
final class Subscripts {

    private static final Token OPEN_BOUND = other(ParserNames.OPEN_BOUND);

    private Subscripts() {}

    static List<Token> prepared(List<Token> tokens) {
        List<Token> prepared = new ArrayList<>();
        int next = 0;
        while (next < tokens.size()) {
            int end = nameEnd(tokens, next);
            boolean subscripted = end > next && is(tokens, end, "[") && !is(tokens, end + 1, "]");
            if (subscripted && !tokens.get(next).text().equals("ARRAY")) {
                prepared.add(other("("));
                prepared.addAll(tokens.subList(next, end));
                prepared.add(other(")"));
                next = end;
                continue;
            }
            for (int last = Math.max(end, next + 1); next < last; next++) {
                boolean bound = is(tokens, next, ":");
                if (bound && next > 0 && is(tokens, next - 1, "[")) {
                    prepared.add(OPEN_BOUND);
                }
                prepared.add(tokens.get(next));
                if (bound && is(tokens, next + 1, "]")) {
                    prepared.add(OPEN_BOUND);
                }
            }
        }
        return prepared;
    }

    /** Returns where a qualified name that starts here ends; the start where none does. */
    private static int nameEnd(List<Token> tokens, int start) {
        int end = start;
        while (isName(tokens, end)) {
            end++;
            if (!is(tokens, end, ".") || !isName(tokens, end + 1)) {
                return end;
            }
            end++;
        }
        return end;
    }

    private static boolean isName(List<Token> tokens, int at) {
        return at < tokens.size()
                && (tokens.get(at).kind() == Token.Kind.WORD || tokens.get(at).kind() == Token.Kind.QUOTED_IDENTIFIER);
    }

    private static boolean is(List<Token> tokens, int at, String text) {
        return at < tokens.size() && tokens.get(at).equals(other(text));
    }

    private static Token other(String text) {
        return new Token(Token.Kind.OTHER, text);
    }
}
