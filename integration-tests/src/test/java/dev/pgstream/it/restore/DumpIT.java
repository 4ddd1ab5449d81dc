package dev.pgstream.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.InstalledServer;
import dev.pgstream.testkit.server.PgInstall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F17: a database that pg_dump wrote is restored: relations have other OIDs, and columns other numbers, than before. */
@Tag(StreamTest.ATTACHED)
class DumpIT {

    private static final Optional<PgInstall> INSTALL = InstalledServer.installation();
    private static InstalledServer origin;
    private static InstalledServer other;

    @BeforeAll
    static void createDatabase() throws SQLException {
        NotTested.unless(INSTALL.isPresent(), "dumps, for no PostgreSQL with its programs is installed");
        origin = InstalledServer.start(INSTALL.orElseThrow(), Map.of());
        other = InstalledServer.start(INSTALL.orElseThrow(), Map.of());
        origin.createDatabase("shop");
        install(origin, "shop");
        try (Shop shop = Shop.in(origin, "shop")) {
            shop.create();
            shop.refresh();
            shop.burn(3000);
            shop.change(7);
        }
    }

    @AfterAll
    static void stop() {
        if (origin != null) {
            origin.close();
        }
        if (other != null) {
            other.close();
        }
    }

    private static void install(InstalledServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database)) {
            new Installer(connection).install();
        }
    }

    /** Dumps to a file, and restores that to a new database. */
    private static void restore(InstalledServer server, String database, String format, String... options)
            throws SQLException {
        String file = origin.folder().resolve(database + ".dump").toString();
        List<String> words =
                new java.util.ArrayList<>(List.of("--dbname=shop", "--format=" + format, "--file=" + file));
        words.addAll(List.of(options));
        origin.run("pg_dump", words.toArray(String[]::new));
        server.createDatabase(database);
        if (format.equals("plain")) {
            server.run("psql", "--dbname=" + database, "--set=ON_ERROR_STOP=1", "--quiet", "--file=" + file);
        } else {
            server.run("pg_restore", "--dbname=" + database, "--exit-on-error", file);
        }
    }

    private static void assertGoesOn(InstalledServer server, String database) throws SQLException {
        try (Shop shop = Shop.in(server, database)) {
            shop.change(8);
            shop.refresh("FULL");
            shop.goesOn();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "custom"})
    void f17_aDatabaseIsRestoredInAnotherCluster(String format) throws SQLException {
        restore(other, format, format);
        assertGoesOn(other, format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "custom"})
    void f17_aDatabaseIsRestoredBesideItself(String format) throws SQLException {
        restore(origin, format, format);
        assertGoesOn(origin, format);
    }

    /** An update of the installation finds the catalog as it should be. */
    @Test
    void f17_aRestoredDatabaseIsInstalledOver() throws SQLException {
        restore(other, "over", "custom");
        install(other, "over");
        assertGoesOn(other, "over");
    }

    @Test
    void f17_allSchemasAreNamed() throws SQLException {
        restore(
                other,
                "named",
                "custom",
                "--schema=shop",
                "--schema=pgstream",
                "--schema=pgstream_changes",
                "--schema=pgstream_roles");
        assertGoesOn(other, "named");
    }

    /** What is left out are the catalog and the changes: the stream tables are tables with a guard that nothing passes. */
    @Test
    void f17_onlyTheUsersSchemaIsRestored() throws SQLException {
        String file = origin.folder().resolve("users.dump").toString();
        origin.run("pg_dump", "--dbname=shop", "--format=custom", "--schema=shop", "--file=" + file);
        other.createDatabase("users");
        install(other, "users");
        try (Connection connection = other.connect("users")) {
            Session session = new Session(connection);
            String errors = failing(() -> other.run("pg_restore", "--dbname=users", file));
            assertThat(errors).contains("pgstream_changes");
            session.execute("INSERT INTO shop.items VALUES (2000, 1, 1, 'sad')");
            assertThat(session.number("SELECT count(*) FROM shop.sums")).isEqualTo(7);
        }
    }

    private static String failing(Runnable work) {
        try {
            work.run();
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
