package dev.pgstream.engine.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits SQL text into tokens by PostgreSQL's lexical rules (manual, section 4.1). The
 * tokens' texts put together are the input again; unterminated constants end with the text.
 */
final class Lexer {

    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

    private final String text;
    private final boolean backslashes;
    private int position;

    private Lexer(String text, boolean backslashes) {
        this.text = text;
        this.backslashes = backslashes;
    }

    static List<Token> tokens(String text) {
        return tokens(text, false);
    }

    /**
     * @param backslashes whether a backslash escapes in plain literals
     */
    static List<Token> tokens(String text, boolean backslashes) {
        Lexer lexer = new Lexer(text, backslashes);
        List<Token> tokens = new ArrayList<>();
        while (lexer.position < text.length()) {
            int start = lexer.position;
            Token.Kind kind = lexer.advance();
            tokens.add(new Token(kind, text.substring(start, lexer.position)));
        }
        return tokens;
    }

    private Token.Kind advance() {
        char c = text.charAt(position);
        if (Character.isWhitespace(c)) {
            position++;
            return Token.Kind.SPACE;
        }
        if (text.startsWith("--", position)) {
            skipLineComment();
            return Token.Kind.SPACE;
        }
        if (text.startsWith("/*", position)) {
            skipBlockComment();
            return Token.Kind.SPACE;
        }
        if (c == '\'') {
            skipQuoted('\'', backslashes);
            return Token.Kind.STRING;
        }
        if ((c == 'e' || c == 'E') && nextIs('\'')) {
            position++;
            skipQuoted('\'', true);
            return Token.Kind.STRING;
        }
        if (c == '"') {
            skipQuoted('"', false);
            return Token.Kind.QUOTED_IDENTIFIER;
        }
        if (c == '$' && skipDollarQuoted()) {
            return Token.Kind.STRING;
        }
        if (Character.isLetterOrDigit(c) || c == '_') {
            while (position < text.length() && isWordPart(text.charAt(position))) {
                position++;
            }
            return Token.Kind.WORD;
        }
        if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            skipOperator();
            return Token.Kind.OPERATOR;
        }
        position++;
        return c == ';' ? Token.Kind.SEMICOLON : Token.Kind.OTHER;
    }

    private boolean nextIs(char expected) {
        return position + 1 < text.length() && text.charAt(position + 1) == expected;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    /** A carriage return ends the comment as well as a line feed. */
    private void skipLineComment() {
        while (position < text.length() && "\r\n".indexOf(text.charAt(position)) < 0) {
            position++;
        }
    }

    private void skipBlockComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0 && position < text.length());
    }

    private void skipQuoted(char quote, boolean escapes) {
        position++;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (escapes && c == '\\') {
                position = Math.min(position + 2, text.length());
            } else if (c == quote && nextIs(quote)) {
                position += 2;
            } else {
                position++;
                if (c == quote && !(escapes && continues())) {
                    return;
                }
            }
        }
    }

    /** An escape string goes on, with its escapes, in the next constant on another line; else leaves the position alone. */
    private boolean continues() {
        int end = position;
        while (position < text.length()
                && (Character.isWhitespace(text.charAt(position)) || text.startsWith("--", position))) {
            advance();
        }
        boolean another = position < text.length()
                && text.charAt(position) == '\''
                && text.substring(end, position).chars().anyMatch(c -> c == '\n' || c == '\r');
        position = another ? position + 1 : end;
        return another;
    }

    /** Skips {@code $tag$…$tag$}; leaves the position alone and returns false where no such constant begins. */
    private boolean skipDollarQuoted() {
        int end = position + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean digitFirst = end > position + 1 && Character.isDigit(text.charAt(position + 1));
        if (end >= text.length() || text.charAt(end) != '$' || digitFirst) {
            return false;
        }
        String delimiter = text.substring(position, end + 1);
        int close = text.indexOf(delimiter, end + 1);
        position = close < 0 ? text.length() : close + delimiter.length();
        return true;
    }

    private void skipOperator() {
        while (position < text.length()
                && OPERATOR_CHARACTERS.indexOf(text.charAt(position)) >= 0
                && !text.startsWith("--", position)
                && !text.startsWith("/*", position)) {
            position++;
        }
    }
}
