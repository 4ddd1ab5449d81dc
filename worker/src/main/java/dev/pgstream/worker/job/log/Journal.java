package dev.pgstream.worker.job.log;

import dev.pgstream.worker.error.ErrorLine;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A line for each event: time, level, database, text.
 *
 * @param out where lines go
 * @param level the last level that is written
 * @param subject what the events are about: a database, or the worker itself
 */
public record Journal(PrintWriter out, Level level, String subject) {

    /** The same journal about something else. */
    public Journal about(String other) {
        return new Journal(out, level, other);
    }

    public void error(String text) {
        write(Level.ERROR, text);
    }

    public void warn(String text) {
        write(Level.WARN, text);
    }

    public void info(String text) {
        write(Level.INFO, text);
    }

    public void debug(String text) {
        write(Level.DEBUG, text);
    }

    /** An error as people read it: SQLSTATE and one line. */
    public static String text(SQLException error) {
        return String.valueOf(error.getSQLState()) + ": " + ErrorLine.sentence(error);
    }

    private void write(Level of, String text) {
        if (of.compareTo(level) <= 0) {
            out.println("%-24s %-5s %s: %s"
                    .formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS), of, subject, text.replaceAll("\\R", " ")));
            out.flush();
        }
    }
}
