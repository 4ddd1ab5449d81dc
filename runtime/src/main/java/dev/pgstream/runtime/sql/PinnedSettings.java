package dev.pgstream.runtime.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings that a query's results may depend on. They are noted when a stream table is created and pinned whenever its
 * statements run, so that old and new images are computed alike, whoever refreshes.
 */
public final class PinnedSettings {

    /** Their names. */
    public static final List<String> NAMES = List.of(
            "TimeZone",
            "DateStyle",
            "IntervalStyle",
            "extra_float_digits",
            "bytea_output",
            "lc_monetary",
            "lc_numeric",
            "lc_time",
            "xmloption");

    private final Session session;

    public PinnedSettings(Session session) {
        this.session = session;
    }

    /** Returns the session's values, as text of a JSON object, for {@link #with}. */
    public String current() throws SQLException {
        String pairs =
                NAMES.stream().map(name -> "'" + name + "', " + value(name)).collect(Collectors.joining(", "));
        return session.one("SELECT jsonb_build_object(" + pairs + ")::text", row -> row.getString(1));
    }

    /** Dates are always written in ISO form (the JDBC driver relies on it); only the order of ambiguous input is kept. */
    private static String value(String name) {
        return name.equals("DateStyle")
                ? "'ISO, ' || split_part(current_setting('DateStyle'), ', ', 2)"
                : "current_setting('" + name + "')";
    }

    /**
     * Runs work under these settings and restores the session's own. After an error the transaction's end restores them.
     *
     * @param settings what {@link #current} returned once
     */
    public <T> T with(String settings, Session.Work<T> work) throws SQLException {
        Optional<String> before = pin(settings);
        T result = work.run();
        restore(before);
        return result;
    }

    /** Sets them until the transaction ends, and returns what was there before, for {@link #restore}. */
    public Optional<String> pin(String settings) throws SQLException {
        return session.one(
                "SELECT pgstream.pgs_pin(CAST(? AS pg_catalog.jsonb))",
                row -> Optional.ofNullable(row.getString(1)),
                settings);
    }

    public void restore(Optional<String> before) throws SQLException {
        if (before.isPresent()) {
            session.one("SELECT pgstream.pgs_unpin(?)", row -> true, before.get());
        }
    }
}
