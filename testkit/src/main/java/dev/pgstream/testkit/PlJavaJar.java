package dev.pgstream.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Loads the jar for the database, named by the property {@value #PROPERTY}, into a database. It is sent as bytes, for
 * the server's user need not be able to read this checkout.
 */
final class PlJavaJar {

    static final String PROPERTY = "pgstream.pljava.jar";

    private PlJavaJar() {}

    static void load(Connection connection) throws SQLException {
        new Session(connection).execute("CREATE EXTENSION pljava", "CREATE SCHEMA IF NOT EXISTS pgstream");
        try (PreparedStatement install = connection.prepareStatement("SELECT sqlj.install_jar(?, 'pgstream', false)")) {
            install.setBytes(1, bytes());
            install.execute();
        }
        new Session(connection).execute("SELECT sqlj.set_classpath('pgstream', 'pgstream')");
    }

    private static byte[] bytes() {
        String jar = System.getProperty(PROPERTY);
        if (jar == null) {
            throw new IllegalStateException("the property " + PROPERTY + " names no jar");
        }
        try {
            return Files.readAllBytes(Path.of(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
