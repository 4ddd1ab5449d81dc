package dev.pgstream.it.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.StreamTest;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The jar's deployment descriptor, as PL/Java runs it. */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class DeploymentIT {

    private EmptyDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new EmptyDatabase("deployment_it");
        database.session().execute("CREATE TABLE items (id int PRIMARY KEY)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void installsAndRemovesEverything() throws SQLException, IOException {
        List<List<@Nullable String>> before = Inventory.of(database.session());
        jar("install_jar", true);
        assertThat(database.session().value("SELECT pgstream.pg_stream_hash('')"))
                .isEqualTo("-1205034819632174695");
        database.session().execute("SELECT sqlj.remove_jar('pgstream', true)");
        assertThat(Inventory.of(database.session())).isEqualTo(before);
        assertThat(Inventory.jars(database.session())).isEmpty();
    }

    @Test
    void makesTheSameAsTheInstaller() throws SQLException, IOException {
        jar("install_jar", true);
        List<List<@Nullable String>> deployed = routines();
        database.session().execute("SELECT sqlj.remove_jar('pgstream', true)");
        try (Connection fresh = database.connect()) {
            new Installer(fresh, EmptyDatabase.jar()).install();
        }
        assertThat(routines()).isEqualTo(deployed);
    }

    @Test
    void isNotRemovedUnderStreamTables() throws SQLException, IOException {
        jar("install_jar", true);
        database.session().execute("SELECT pgstream.create_stream_table('kept', 'SELECT id FROM items')");
        assertThatThrownBy(() -> database.session().execute("SELECT sqlj.remove_jar('pgstream', true)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("2BP01"))
                .hasMessageContaining("public.kept");
        assertThatThrownBy(() -> jar("replace_jar", true)).isInstanceOf(SQLException.class);
        assertThat(database.session().value("SELECT pgstream.refresh_stream_table('kept')"))
                .isEqualTo("NO_DATA");
    }

    @Test
    void isBroughtUpToDateUnderStreamTables() throws SQLException, IOException {
        jar("install_jar", true);
        database.session().execute("SELECT pgstream.create_stream_table('kept', 'SELECT id FROM items')");
        jar("replace_jar", false);
        assertThat(database.session().value("SELECT pgstream.pgs_deploy()")).isEqualTo("UNCHANGED");
        database.session().execute("UPDATE pgstream.pgs_installation SET scripts = 'of another build'");
        assertThat(database.session().value("SELECT pgstream.pgs_deploy()")).isEqualTo("UPGRADED");
        assertThat(database.session().value("SELECT pgstream.verify_stream_table('kept')"))
                .isEqualTo("0");
    }

    private List<List<@Nullable String>> routines() throws SQLException {
        return database.session().rows("""
                SELECT p.oid::regprocedure::text, p.prosrc, p.provolatile::text, p.proisstrict::text, p.proconfig::text
                FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'pgstream'::regnamespace ORDER BY 1""");
    }

    private void jar(String function, boolean deploy) throws SQLException, IOException {
        try (PreparedStatement call =
                database.connection().prepareStatement("SELECT sqlj." + function + "(?, 'pgstream', " + deploy + ")")) {
            call.setBytes(1, Files.readAllBytes(EmptyDatabase.jar().orElseThrow()));
            call.execute();
        }
    }
}
