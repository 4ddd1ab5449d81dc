package dev.pgstream.pljava;

import dev.pgstream.runtime.install.Installer;
import java.sql.SQLException;

/** Installs pg_stream from within, out of the jar that the database has loaded; its deployment descriptor calls this. */
public final class Deployment {

    private Deployment() {}

    /** Returns INSTALLED, UPGRADED or UNCHANGED. */
    public static String install() throws SQLException {
        return Call.of(c -> new Installer(c).install().change().name());
    }

    /** Drops what {@link #install} made; refuses while there are stream tables. */
    public static void remove() throws SQLException {
        Call.run(c -> new Installer(c).undeploy());
    }
}
