package dev.pgstream.engine.parse;

/** How deep a text's parentheses are nested. A recursive parser's stack grows with it. */
final class Nesting {

    private Nesting() {}

    static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (Token token : Lexer.tokens(text)) {
            if (token.text().equals("(")) {
                deepest = Math.max(deepest, ++depth);
            } else if (token.text().equals(")")) {
                depth--;
            }
        }
        return deepest;
    }
}
