package dev.pgstream.engine.parse;

import dev.pgstream.engine.parse.translate.ParserNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares JSON_TABLE for JSqlParser, which reads only some of it: a function of the document and of a literal that holds all
 * the rest, with its columns behind it. Where values are passed to the path, they could be columns, and it stays as it is.
 */
final class JsonTables {

    private final List<Token> tokens;
    private final List<Token> prepared = new ArrayList<>();
    private int next;

    private JsonTables(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> prepared(List<Token> tokens) {
        JsonTables tables = new JsonTables(tokens);
        while (tables.next < tokens.size()) {
            if (!tables.at(tables.next, "JSON_TABLE") || !tables.table()) {
                tables.prepared.add(tokens.get(tables.next));
                tables.next++;
            }
        }
        return tables.prepared;
    }

    /** Reads {@code JSON_TABLE(document, rest) alias}; leaves the position alone and returns false where it can't. */
    private boolean table() {
        int open = next + 1;
        int close = closing(open);
        int comma = at(open, "(") ? end(open + 1, close) : close;
        List<Token> rest = tokens.subList(Math.min(comma + 1, close), close);
        int columns = indexOf(rest, "COLUMNS", 0);
        boolean passes = indexOf(rest, "PASSING", 0) < rest.size();
        boolean named = at(close + 1, " ") && close + 2 < tokens.size() && isName(tokens.get(close + 2));
        if (columns == rest.size() || passes || !named || at(close + 3, "(")) {
            return false;
        }
        prepared.add(word(ParserNames.JSON_TABLE));
        prepared.addAll(tokens.subList(open, comma + 1));
        prepared.add(new Token(Token.Kind.STRING, ParserNames.raw(text(rest))));
        prepared.addAll(tokens.subList(close, close + 3));
        prepared.add(word("(" + String.join(", ", new Columns(rest).names(columns + 1)) + ")"));
        next = close + 3;
        return true;
    }

    /** The names that a COLUMNS clause gives, those of nested ones included. */
    private record Columns(List<Token> tokens) {
        List<String> names(int start) {
            List<String> names = new ArrayList<>();
            JsonTables list = new JsonTables(tokens);
            int open = indexOf(tokens, "(", start);
            int close = list.closing(open);
            int item = open + 1;
            while (item < close) {
                if (tokens.get(item).kind() == Token.Kind.SPACE) {
                    item++;
                    continue;
                }
                if (list.at(item, "NESTED")) {
                    names.addAll(names(indexOf(tokens, "COLUMNS", item) + 1));
                } else {
                    names.add(tokens.get(item).text());
                }
                item = list.end(item, close) + 1;
            }
            return names;
        }
    }

    /** Returns where the parenthesis at this place is closed. */
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += at(i, "(") ? 1 : at(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Returns where the item of a list ends that starts here: at its comma, or at the end of the list. */
    private int end(int start, int close) {
        int i = start;
        while (i < close && !at(i, ",")) {
            i = at(i, "(") ? closing(i) + 1 : i + 1;
        }
        return Math.min(i, close);
    }

    private boolean at(int index, String text) {
        return index < tokens.size() && tokens.get(index).text().equals(text);
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
    }

    private static int indexOf(List<Token> tokens, String text, int start) {
        int i = start;
        while (i < tokens.size() && !tokens.get(i).text().equals(text)) {
            i++;
        }
        return i;
    }

    private static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString().strip();
    }

    private static Token word(String text) {
        return new Token(Token.Kind.OTHER, text);
    }
}
