package dev.pgstream.runtime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /**
     * Pinned to one value for everybody. The server's texts are only valid under this search path and with such strings;
     * and to compile a statement takes longer than to apply a small change, of whose size the planner knows nothing.
     */
    private static final String FIXED_PAIRS =
            "'search_path', '\"\"', 'standard_conforming_strings', 'on', 'jit', 'off'";

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
     * Settings that are not as they should be. What is right already is not set: a driver that hears of another search path
     * prepares its statements anew.
     *
     * @param pinned what to set, as text of a JSON object; null if there is nothing to set
     * @param before what they are now
     */
    public record Differing(
            @Nullable String pinned, @Nullable String before) {

        /** A sub-select of the two for an expression that is the settings' JSON. */
        public static String select(String settings) {
            return "(SELECT jsonb_object_agg(key, value)::text AS pinned,"
                    + " jsonb_object_agg(key, current_setting(key))::text AS before FROM jsonb_each_text(" + settings
                    + " || jsonb_build_object(" + FIXED_PAIRS + ")) WHERE current_setting(key) <> value)";
        }

        /** Reads a row of that. */
        public static Differing read(ResultSet row) throws SQLException {
            return new Differing(row.getString("pinned"), row.getString("before"));
        }

        public boolean none() {
            return pinned == null;
        }
    }

    /**
     * Runs work under these settings and restores the session's own. After an error the transaction's end restores them.
     *
     * @param settings what {@link #current} returned once
     */
    public <T> T with(String settings, Session.Work<T> work) throws SQLException {
        return with(
                session.one(
                        "SELECT * FROM " + Differing.select("CAST(? AS jsonb)") + " AS d", Differing::read, settings),
                work);
    }

    /** The same where it is known already what differs. */
    public <T> T with(Differing differing, Session.Work<T> work) throws SQLException {
        set(differing.pinned());
        T result = work.run();
        set(differing.before());
        return result;
    }

    private void set(@Nullable String values) throws SQLException {
        if (values != null) {
            session.one(
                    "SELECT count(set_config(key, value, true)) FROM jsonb_each_text(CAST(? AS jsonb))",
                    row -> true,
                    values);
        }
    }
}
