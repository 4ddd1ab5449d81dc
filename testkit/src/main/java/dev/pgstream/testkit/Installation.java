package dev.pgstream.testkit;

import dev.pgstream.runtime.install.Installer;
import java.sql.Connection;
import java.sql.SQLException;

/** Installs pg_stream into a database. */
final class Installation {

    private Installation() {}

    static void install(Connection connection) throws SQLException {
        OwnTransaction.call(connection, () -> {
            new Installer(connection).install();
            return true;
        });
    }
}
