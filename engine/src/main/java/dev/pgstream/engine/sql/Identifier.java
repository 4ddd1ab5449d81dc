package dev.pgstream.engine.sql;

import java.util.regex.Pattern;

/** Quoting of names and text literals: the one place that does it. */
public final class Identifier {

    /** The hidden weight column of every signed multiset. */
    public static final String WEIGHT = "__pgs_w";

    /** What a column name of ours starts with; users' names may not. */
    public static final String RESERVED_PREFIX = "__pgs_";

    private static final Pattern GENERATED = Pattern.compile("(__pgs_|pgs_)[a-z0-9_]*");

    private Identifier() {}

    /** Returns the name as SQL writes it; everything but our own plain names is quoted, so keywords need no list. */
    public static String quote(String name) {
        if (GENERATED.matcher(name).matches()) {
            return name;
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns the name that a piece of SQL means: unquoted and unescaped, or folded to lower case if it was bare. */
    public static String unquote(String sql) {
        if (sql.length() >= 2 && sql.startsWith("\"") && sql.endsWith("\"")) {
            return sql.substring(1, sql.length() - 1).replace("\"\"", "\"");
        }
        return sql.toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the text as a string literal; a backslash makes it an escape string, so that no setting changes it. */
    public static String literal(String text) {
        String doubled = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? doubled : " E" + doubled.replace("\\", "\\\\");
    }
}
