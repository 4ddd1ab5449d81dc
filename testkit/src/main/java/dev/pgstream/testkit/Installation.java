package dev.pgstream.testkit;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.runtime.install.Installer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Installs pg_stream into a database, as users do. */
final class Installation {

    /** The property that names the jar for the database. */
    static final String JAR = "pgstream.pljava.jar";

    private Installation() {}

    /** Installs the catalog alone. */
    static void attached(Connection connection) throws SQLException {
        new Installer(connection).install();
    }

    /** Installs the catalog and the SQL functions. */
    static void inDatabase(Connection connection) throws SQLException {
        String jar = System.getProperty(JAR);
        if (jar == null) {
            throw new IllegalStateException("the property " + JAR + " names no jar");
        }
        new Session(connection).execute("CREATE EXTENSION pljava");
        Installed installed = new Installer(connection, Optional.of(Path.of(jar))).install();
        if (!installed.functions()) {
            throw new IllegalStateException("the SQL functions were not installed: " + installed.advice());
        }
    }
}
