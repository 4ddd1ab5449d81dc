package dev.pgstream.engine.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A query as a user wrote it, checked only for what the server would not see when the text becomes part of a CREATE
 * VIEW: several statements, and statements of another kind.
 */
public final class UserQuery {

    private static final Set<String> QUERY_KEYWORDS = Set.of("select", "with", "values", "table", "(");

    private final List<Token> tokens;

    /**
     * @param backslashes whether a backslash escapes in plain literals (standard_conforming_strings is off)
     */
    public UserQuery(String text, boolean backslashes) {
        this.tokens = Lexer.tokens(text, backslashes);
    }

    /** Returns why the text can't be a stream table's query; empty when it may be one. */
    public Optional<String> problem() {
        Optional<Token> first =
                tokens.stream().filter(t -> t.kind() != Token.Kind.SPACE).findFirst();
        if (first.isEmpty() || first.get().kind() == Token.Kind.SEMICOLON) {
            return Optional.of("the query is empty");
        }
        if (!QUERY_KEYWORDS.contains(first.get().text().toLowerCase(Locale.ROOT))) {
            return Optional.of("the query begins with " + first.get().text() + ", but it must be one SELECT");
        }
        boolean ended = false;
        for (Token token : tokens) {
            if (ended && token.kind() != Token.Kind.SPACE && token.kind() != Token.Kind.SEMICOLON) {
                return Optional.of("the query holds several statements, but it must be one SELECT");
            }
            ended |= token.kind() == Token.Kind.SEMICOLON;
        }
        return Optional.empty();
    }

    /** Returns the text up to its closing semicolon, with a line break where a comment could hide what follows. */
    public String statement() {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.SEMICOLON) {
                break;
            }
            text.append(token.text());
        }
        return text.indexOf("--") < 0 ? text.toString() : text.append('\n').toString();
    }
}
