package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.sql.Identifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names on their way through JSqlParser, which splits even quoted ones at dots and at-signs and takes no line breaks in
 * them. Such characters travel as characters of Unicode's private use area.
 */
public final class ParserNames {

    /** Stands for an empty select list, as in {@code EXISTS (SELECT FROM t)}. */
    public static final String NOTHING = "\"\uE00F\"";

    /** The function that stands for GROUPING SETS. */
    public static final String GROUPING_SETS = "__pgs_grouping_sets";

    /** The group item that stands for the DISTINCT of GROUP BY DISTINCT. */
    public static final String GROUP_DISTINCT = "__pgs_group_distinct(),";

    /** Stands for a bound that a slice leaves open. */
    public static final String OPEN_BOUND = "(__pgs_open())";

    /** The function that stands for JSON_TABLE. */
    public static final String JSON_TABLE = "__pgs_json_table";

    private static final Pattern RAW = Pattern.compile("'__pgs_raw:([^']*+(?:''[^']*+)*+)'");

    private static final String MISREAD = ".@\n\r:";
    private static final char FIRST = '\uE000';

    private ParserNames() {}

    /**
     * Returns a quoted identifier as the parser may see it.
     *
     * @throws NotIncrementalException if it holds a character that stands for another
     */
    public static String encode(String quoted) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c >= FIRST && c < FIRST + MISREAD.length()) {
                throw new NotIncrementalException("the SQL parser can't read the name", quoted, "rename it");
            }
            int at = MISREAD.indexOf(c);
            encoded.append(at < 0 ? c : (char) (FIRST + at));
        }
        return encoded.toString();
    }

    /** Returns text that the parser need not read, as a literal. */
    public static String raw(String text) {
        return "'__pgs_raw:" + text.replace("'", "''") + "'";
    }

    /** Returns text from the parser with the names' own characters and the keywords that it does not know. */
    static String decode(String encoded) {
        String text = encoded.replace(NOTHING, "")
                .replace(GROUPING_SETS, "GROUPING SETS")
                .replace(GROUP_DISTINCT, "DISTINCT")
                .replace(OPEN_BOUND, "")
                .replace(JSON_TABLE, "JSON_TABLE");
        text = RAW.matcher(text)
                .replaceAll(raw -> Matcher.quoteReplacement(raw.group(1).replace("''", "'")));
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean stands = c >= FIRST && c < FIRST + MISREAD.length();
            decoded.append(stands ? MISREAD.charAt(c - FIRST) : c);
        }
        return decoded.toString();
    }

    /** Returns the name that a piece of the parser's SQL means. */
    static String unquote(String sql) {
        return Identifier.unquote(decode(sql));
    }
}
