package dev.pgstream.worker.job.connect;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.connect.ConnectionTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the job's connections begin: directly at a server with settings of their own, or through a pooler without any. */
final class Startup {

    /** What refreshes set anyway, so that they need not; and no refresh waits long for a lock, for others queue behind it. */
    private static final String SETTINGS = "-c search_path=" + Startup.SEARCH_PATH + " -c jit=off -c lock_timeout=5s";

    private static final String SEARCH_PATH = "pg_catalog,pg_temp";

    private Startup() {}

    /**
     * Finds out which of the two is behind a target and returns the target with what its connections need.
     *
     * <p>Poolers refuse settings, or swallow them. Behind one, each transaction may have another server connection, and so
     * statements can not stay prepared.
     */
    static ConnectionTarget of(ConnectionTarget target) throws SQLException {
        ConnectionTarget named = target.with(common(target));
        ConnectionTarget direct = named.with(Map.of("options", options(target)));
        return takes(direct) ? direct : named.with(Map.of("prepareThreshold", "0"));
    }

    private static Map<String, String> common(ConnectionTarget target) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ApplicationName", "pgstream worker");
        properties.put("socketFactory", KeepAliveSockets.class.getName());
        properties.put("connectTimeout", target.properties().getOrDefault("connectTimeout", "5"));
        return properties;
    }

    private static String options(ConnectionTarget target) {
        String users = target.properties().get("options");
        return users == null ? SETTINGS : users + " " + SETTINGS;
    }

    private static boolean takes(ConnectionTarget direct) throws SQLException {
        try (Connection connection = direct.open()) {
            return new Session(connection)
                    .one("SELECT current_setting('search_path')", row -> row.getString(1))
                    .equals(SEARCH_PATH);
        } catch (SQLException refusal) {
            if (isAboutSettings(String.valueOf(refusal.getSQLState()))) {
                return false;
            }
            throw refusal;
        }
    }

    /** PgBouncer says protocol violation; others say that they don't support it, or don't know it. */
    private static boolean isAboutSettings(String state) {
        return state.equals("08P01") || state.startsWith("0A") || state.startsWith("22") || state.startsWith("42");
    }
}
