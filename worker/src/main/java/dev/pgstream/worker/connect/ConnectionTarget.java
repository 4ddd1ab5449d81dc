package dev.pgstream.worker.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A database to connect to.
 *
 * @param url a JDBC URL; what it says wins over the properties
 * @param properties what pgjdbc takes besides the URL, such as user and password
 */
public record ConnectionTarget(String url, Map<String, String> properties) {

    private static final Set<LibpqParameter> PLACE =
            Set.of(LibpqParameter.HOST, LibpqParameter.PORT, LibpqParameter.DBNAME);

    public ConnectionTarget {
        properties = Map.copyOf(properties);
    }

    /**
     * What the user means by a URL, or by no URL, in the environment of this process.
     *
     * @param url a JDBC or libpq URL; null for the environment alone
     * @throws IllegalArgumentException with a message for the user
     */
    public static ConnectionTarget of(@Nullable String url) {
        return resolve(url, LibpqEnvironment.ofProcess());
    }

    /** The same target with more properties, which replace those of the same names. */
    public ConnectionTarget with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(properties);
        all.putAll(more);
        return new ConnectionTarget(url, all);
    }

    /** The name of the database. */
    public String database() {
        return parsed("PGDBNAME");
    }

    /** Hosts, ports and database, for people; no password. */
    public String place() {
        return parsed("PGHOST") + ":" + parsed("PGPORT") + "/" + database();
    }

    private String parsed(String part) {
        return Objects.requireNonNull(Driver.parseURL(url, new Properties()), url)
                .getProperty(part, "");
    }

    /** Opens a connection, which commits by itself; the caller closes it. */
    public Connection open() throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        return DriverManager.getConnection(url, all);
    }

    /**
     * What the user means by a URL and the environment. As in libpq, the environment fills what the URL leaves open, and
     * the database is named like the user when neither names one. A JDBC URL says all of host, port and database itself.
     *
     * <p>Parameters and exception as in {@link #of}.
     */
    static ConnectionTarget resolve(@Nullable String url, LibpqEnvironment environment) {
        if (url == null) {
            return ofLibpq(new EnumMap<>(LibpqParameter.class), environment);
        }
        if (LibpqUrl.matches(url)) {
            return ofLibpq(LibpqUrl.parse(url), environment);
        }
        if (Driver.parseURL(url, new Properties()) == null) {
            throw new IllegalArgumentException("the URL must be like postgresql://user@host:port/database"
                    + " or jdbc:postgresql://host:port/database?user=name");
        }
        return new ConnectionTarget(url, properties(new EnumMap<>(LibpqParameter.class), environment));
    }

    private static ConnectionTarget ofLibpq(Map<LibpqParameter, String> given, LibpqEnvironment environment) {
        Map<LibpqParameter, String> values = new EnumMap<>(LibpqParameter.class);
        for (LibpqParameter parameter : LibpqParameter.values()) {
            environment.value(parameter).ifPresent(value -> values.put(parameter, value));
        }
        values.putAll(given);
        String user = values.getOrDefault(LibpqParameter.USER, environment.osUser());
        String database = values.getOrDefault(LibpqParameter.DBNAME, user);
        String hosts = Hosts.of(values.getOrDefault(LibpqParameter.HOST, "localhost"), values.get(LibpqParameter.PORT));
        String url = "jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
        return new ConnectionTarget(url, properties(given, environment));
    }

    private static Map<String, String> properties(Map<LibpqParameter, String> given, LibpqEnvironment environment) {
        Map<String, String> properties = new TreeMap<>();
        properties.put(LibpqParameter.USER.property(), environment.osUser());
        properties.put(LibpqParameter.APPLICATION_NAME.property(), "pgstream");
        for (LibpqParameter parameter : LibpqParameter.values()) {
            if (!PLACE.contains(parameter)) {
                environment.value(parameter).ifPresent(value -> properties.put(parameter.property(), value));
            }
        }
        given.forEach((parameter, value) -> {
            if (!PLACE.contains(parameter)) {
                properties.put(parameter.property(), value);
            }
        });
        return properties;
    }
}
