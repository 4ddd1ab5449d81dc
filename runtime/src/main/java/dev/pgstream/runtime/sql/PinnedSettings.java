package dev.pgstream.runtime.sql;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * Runs work under these settings and restores the session's own. After an error the transaction's end restores them.
     * What a setting is already is not set: a driver that hears of another search path prepares its statements anew.
     *
     * @param settings what {@link #current} returned once
     */
    public <T> T with(String settings, Session.Work<T> work) throws SQLException {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> pinned = new LinkedHashMap<>();
        session.list(
                "SELECT key, value, current_setting(key) FROM jsonb_each_text(CAST(? AS jsonb) || jsonb_build_object("
                        + FIXED_PAIRS + ")) WHERE current_setting(key) <> value",
                row -> {
                    pinned.put(row.getString(1), row.getString(2));
                    before.put(row.getString(1), row.getString(3));
                    return true;
                },
                settings);
        set(pinned);
        T result = work.run();
        set(before);
        return result;
    }

    private void set(Map<String, String> values) throws SQLException {
        if (!values.isEmpty()) {
            session.one(
                    "SELECT "
                            + values.keySet().stream()
                                    .map(name -> "set_config('" + name + "', ?, true)")
                                    .collect(Collectors.joining(", ")),
                    row -> true,
                    values.values().toArray());
        }
    }
}
