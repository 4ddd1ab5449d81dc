package dev.pgstream.worker.connect;

import java.util.Locale;
import java.util.Optional;

/** A connection parameter: its name in a libpq URL is this name, in the environment and in pgjdbc it is another. */
enum LibpqParameter {
    HOST("PGHOST", "PGHOST"),
    PORT("PGPORT", "PGPORT"),
    DBNAME("PGDATABASE", "PGDBNAME"),
    USER("PGUSER", "user"),
    PASSWORD("PGPASSWORD", "password"),
    OPTIONS("PGOPTIONS", "options"),
    APPLICATION_NAME("PGAPPNAME", "ApplicationName"),
    CONNECT_TIMEOUT("PGCONNECT_TIMEOUT", "connectTimeout"),
    SSLMODE("PGSSLMODE", "sslmode"),
    SSLCERT("PGSSLCERT", "sslcert"),
    SSLKEY("PGSSLKEY", "sslkey"),
    SSLROOTCERT("PGSSLROOTCERT", "sslrootcert"),
    SSLNEGOTIATION("PGSSLNEGOTIATION", "sslNegotiation"),
    GSSENCMODE("PGGSSENCMODE", "gssEncMode"),
    CHANNEL_BINDING("PGCHANNELBINDING", "channelBinding");

    private final String variable;
    private final String property;

    LibpqParameter(String variable, String property) {
        this.variable = variable;
        this.property = property;
    }

    /** The environment variable. */
    String variable() {
        return variable;
    }

    /** The property of pgjdbc. */
    String property() {
        return property;
    }

    /** The parameter of a libpq URL with this name. */
    static Optional<LibpqParameter> named(String name) {
        for (LibpqParameter parameter : values()) {
            if (parameter.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
