package dev.pgstream.worker.connect;

import dev.pgstream.runtime.install.Installer;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --url} of a command, and the connection that it leads to. */
public final class ConnectionOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "The database: postgresql://user@host:port/database or a JDBC URL.",
                "Default: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE."
            })
    private @Nullable String url;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Opens a connection; the caller closes it. */
    public Connection open() throws SQLException {
        return target().open();
    }

    /** Opens a connection to a database where pg_stream is installed, and fails where it is not. */
    public Connection openInstalled() throws SQLException {
        Connection connection = open();
        try {
            requireInstalled(connection);
            Installer.requireKnownCatalog(connection);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private ConnectionTarget target() {
        try {
            return ConnectionTarget.of(url);
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** Whether pg_stream's catalog is in the database of a connection. */
    public static boolean isInstalled(Connection connection) throws SQLException {
        return new Session(connection)
                .one("SELECT to_regclass('pgstream.pgs_stream_tables') IS NOT NULL", row -> row.getBoolean(1));
    }

    private static void requireInstalled(Connection connection) throws SQLException {
        if (!isInstalled(connection)) {
            throw new SQLException(
                    "pg_stream is not installed in the database " + connection.getCatalog()
                            + "; 'pgstream install' does that",
                    "55000");
        }
    }
}
