package dev.pgstream.engine.parse;

import java.util.ArrayList;
import java.util.List;

/** A text with any number of SQL statements. */
public final class SqlScript {

    private SqlScript() {}

    /** Returns the statements without their semicolons, without comments in front, in order. */
    public static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (Token token : Lexer.tokens(script)) {
            if (token.kind() == Token.Kind.SEMICOLON) {
                addUnlessEmpty(statements, statement);
                statement.setLength(0);
            } else if (token.kind() != Token.Kind.SPACE || !statement.isEmpty()) {
                statement.append(token.text());
            }
        }
        addUnlessEmpty(statements, statement);
        return List.copyOf(statements);
    }

    private static void addUnlessEmpty(List<String> statements, StringBuilder statement) {
        if (!statement.isEmpty()) {
            statements.add(statement.toString().strip());
        }
    }
}
