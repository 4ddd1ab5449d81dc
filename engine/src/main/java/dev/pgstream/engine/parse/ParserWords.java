package dev.pgstream.engine.parse;

import java.util.Set;

/**
 * Words that are ordinary names to PostgreSQL, which prints them without quotes, but not to JSqlParser. PostgreSQL prints
 * its own keywords in capitals, so a word in small letters is always a name.
 */
final class ParserWords {

    private static final Set<String> RESERVED = Set.of(
            "absent",
            "connect_by_root",
            "csv",
            "current",
            "distinctrow",
            "errors",
            "excludes",
            "extend",
            "fbv",
            "file",
            "final",
            "force",
            "import",
            "includes",
            "minus",
            "nocycle",
            "output",
            "pivot",
            "preferring",
            "prewhere",
            "prior",
            "qualify",
            "recursive",
            "returns",
            "sample",
            "script",
            "semi",
            "set",
            "settings",
            "sql_cache",
            "sql_calc_found_rows",
            "sql_no_cache",
            "statement",
            "unbounded",
            "unknown",
            "unpivot",
            "use",
            "verify",
            "xor");

    private ParserWords() {}

    /** Returns a word of the server's text as the parser takes it. */
    static String forParser(String word) {
        return RESERVED.contains(word) ? '"' + word + '"' : word;
    }
}
