package dev.pgstream.testkit.oracle;

import dev.pgstream.testkit.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a stream table with its query as the user wrote it, not with anything that pg_stream made of it. */
public final class Comparison {

    private Comparison() {}

    /** Returns what a stream table has too much and what it lacks, as multisets under SQL's equality; empty if equal. */
    public static Optional<String> difference(Session session, String name, String query) throws SQLException {
        return between(session, stored(session, name), "(" + query + ")");
    }

    /** The same for the text of each row, which tells 1.0 from 1.00 and needs no equality. */
    public static Optional<String> differentLooks(Session session, String name, String query) throws SQLException {
        return between(
                session,
                "SELECT x::text FROM (" + stored(session, name) + ") AS x",
                "SELECT x::text FROM (" + query + ") AS x");
    }

    /** Selects the columns that users see of a stream table. */
    private static String stored(Session session, String name) throws SQLException {
        String columns = session.value(
                "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '"
                        + name.replace("'", "''")
                        + "'::regclass AND attnum > 0 AND NOT attisdropped AND NOT starts_with(attname, '__pgs_')");
        return "SELECT " + columns + " FROM " + name;
    }

    private static Optional<String> between(Session session, String stored, String live) throws SQLException {
        List<@Nullable String> both = session.rows("SELECT (SELECT array_agg(x::text) FROM (" + stored + " EXCEPT ALL "
                        + live + ") AS x)::text, (SELECT array_agg(x::text) FROM (" + live + " EXCEPT ALL " + stored
                        + ") AS x)::text")
                .get(0);
        return both.get(0) == null && both.get(1) == null
                ? Optional.empty()
                : Optional.of("has too much: " + both.get(0) + ", lacks: " + both.get(1));
    }
}
