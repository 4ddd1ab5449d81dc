package dev.pgstream.worker.error;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One line about a failure: {@code pgstream: ERROR 42P01: relation "x" does not exist}. PostgreSQL's hint and detail
 * follow the message; where in which internal statement it happened is left out.
 */
public final class ErrorLine {

    private static final Pattern SEVERITY = Pattern.compile("(^|: )(ERROR|FATAL|PANIC): ");
    private static final Pattern NOT_FOR_USERS = Pattern.compile(
            "(?s)\\s*\\n  (Position|Where|Internal Query|Internal Position|Location|Server SQLState):.*");

    private ErrorLine() {}

    public static String of(Throwable failure) {
        if (failure instanceof SQLException error) {
            return "pgstream: ERROR " + Objects.requireNonNullElse(error.getSQLState(), "XX000") + ": "
                    + sentence(error);
        }
        if (failure instanceof CommandFailure) {
            return "pgstream: ERROR: " + failure.getMessage();
        }
        return "pgstream: ERROR XX000: internal error: " + failure;
    }

    /** The message of an error of the server or of pg_stream, in one line. */
    public static String sentence(SQLException error) {
        String message = Objects.requireNonNullElse(error.getMessage(), "no message");
        String severityOut = SEVERITY.matcher(message).replaceAll("$1");
        List<String> lines = new ArrayList<>();
        for (String line : NOT_FOR_USERS.matcher(severityOut).replaceAll("").split("\\R", -1)) {
            if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return String.join(" ", lines);
    }
}
