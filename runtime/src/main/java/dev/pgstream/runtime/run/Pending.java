package dev.pgstream.runtime.run;

import dev.pgstream.engine.strategy.SourceChange;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * What a source has to offer since the frontier.
 *
 * @param changes change rows, TRUNCATE markers not counted
 * @param changedRows rows of the source behind them: an update leaves two change rows
 * @param sourceRows how many rows the source has, by the planner's statistics; negative if it was never analysed
 * @param passed change rows that it has seen and others await
 * @param behind whether some changes are to be read from the backlog
 * @param seenUpTo where the frontier's transaction numbers end; 0 without a frontier
 * @param own whether the refreshing transaction itself made some of them
 * @param bytes size of the buffer, what was deleted and not yet vacuumed included
 */
record Pending(
        long bufferId,
        long source,
        long changes,
        long changedRows,
        boolean truncated,
        double sourceRows,
        long passed,
        boolean behind,
        long seenUpTo,
        boolean own,
        long bytes) {

    /** Counts what each of a stream table's captured sources has to offer. */
    static List<Pending> exactly(Session session, long id) throws SQLException {
        return counted(session, id, "exactly");
    }

    /** The same, reckoned from some pages of those buffers that are large. */
    static List<Pending> roughly(Session session, long id) throws SQLException {
        return counted(session, id, "roughly");
    }

    private static List<Pending> counted(Session session, long id, String how) throws SQLException {
        return session.one(
                "SELECT p.sources FROM pgstream.pgs_pending_changes(?, ?) AS p",
                row -> parse(row.getString(1)),
                id,
                how);
    }

    /** Returns the sources, by OID, of a text that {@code pgs_pending_changes} has made. */
    static List<Pending> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Pending::source).toList();
    }

    private static Pending source(String text) {
        String[] parts = text.split(" ", -1);
        long added = Long.parseLong(parts[2]);
        long removed = Long.parseLong(parts[3]);
        return new Pending(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                added + removed,
                Math.max(added, removed),
                Long.parseLong(parts[4]) > 0,
                Double.parseDouble(parts[5]),
                Long.parseLong(parts[7]),
                parts[8].equals("t"),
                Long.parseLong(parts[6]),
                parts[9].equals("t"),
                Long.parseLong(parts[10]));
    }

    SourceChange change() {
        return new SourceChange(source, changes, changedRows, sourceRows);
    }

    boolean any() {
        return changes > 0 || truncated;
    }
}
