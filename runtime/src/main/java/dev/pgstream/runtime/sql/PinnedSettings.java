package dev.pgstream.runtime.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that a query's results may depend on. They are noted when a stream table is created and pinned whenever its
 * statements run, so that old and new images are computed alike, whoever refreshes.
 */
public final class PinnedSettings {

    private static final List<String> NAMES = List.of(
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
    private static final Map<String, String> FIXED =
            Map.of("search_path", "", "standard_conforming_strings", "on", "jit", "off");

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
        List<String> names =
                Stream.concat(FIXED.keySet().stream(), NAMES.stream()).toList();
        List<String> before = new ArrayList<>();
        String reads =
                names.stream().map(name -> "current_setting('" + name + "')").collect(Collectors.joining(", "));
        session.one("SELECT " + reads, row -> {
            for (int i = 1; i <= names.size(); i++) {
                before.add(row.getString(i));
            }
            return before;
        });
        session.one(
                "SELECT " + assignments(List.copyOf(FIXED.keySet()))
                        + ", (SELECT count(set_config(key, value, true)) FROM jsonb_each_text(CAST(? AS jsonb)))",
                row -> true,
                Stream.concat(FIXED.values().stream(), Stream.of(settings)).toArray());
        T result = work.run();
        session.one("SELECT " + assignments(names), row -> true, before.toArray());
        return result;
    }

    private static String assignments(List<String> names) {
        return names.stream().map(name -> "set_config('" + name + "', ?, true)").collect(Collectors.joining(", "));
    }
}
