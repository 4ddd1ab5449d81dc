package dev.pgstream.runtime;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an error of the server says to a user: message, detail and hint, without what a driver makes of the rest. */
final class ServerMessage {

    private static final Pattern SEVERITY = Pattern.compile("^(?:ERROR|FATAL|PANIC): ");
    private static final Pattern PART = Pattern.compile("\\n  (\\p{L}[\\p{L} ]*): ");
    private static final Set<String> KEPT = Set.of("Detail", "Hint");

    private ServerMessage() {}

    /** Returns one line of text. */
    static String plain(SQLException error) {
        String text = SEVERITY.matcher(String.valueOf(error.getMessage())).replaceFirst("");
        List<String> kept = new ArrayList<>();
        Matcher parts = PART.matcher(text);
        int start = 0;
        boolean keep = true;
        while (parts.find()) {
            if (keep) {
                kept.add(text.substring(start, parts.start()));
            }
            keep = KEPT.contains(parts.group(1));
            start = parts.end();
        }
        if (keep) {
            kept.add(text.substring(start));
        }
        return String.join("; ", kept).replaceAll("\\s*\\n\\s*", " ").strip();
    }
}
