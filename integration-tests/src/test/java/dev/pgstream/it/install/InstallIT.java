package dev.pgstream.it.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.Target;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@StreamTest
class InstallIT {

    private EmptyDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new EmptyDatabase("install_it");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void bringsTheFunctionsWhereTheDatabaseHasPlJava() throws SQLException {
        Installed installed = database.install();
        assertThat(installed.change()).isEqualTo(Installed.Change.INSTALLED);
        assertThat(installed.functions()).isEqualTo(Target.current().inDatabase());
        assertThat(installed.advice().isEmpty()).isEqualTo(Target.current().inDatabase());
        assertThat(database.session().value("SELECT pgstream.version()")).isNotEmpty();
        assertThat(database.connection().getAutoCommit()).isTrue();
    }

    @Test
    void doesNothingTheSecondTime() throws SQLException {
        database.install();
        String before = database.session().value("SELECT installed_at FROM pgstream.pgs_installation");
        assertThat(database.install().change()).isEqualTo(Installed.Change.UNCHANGED);
        assertThat(database.session().value("SELECT installed_at FROM pgstream.pgs_installation"))
                .isEqualTo(before);
    }

    @Test
    void replacesFunctionsOfAnotherBuild() throws SQLException {
        database.install();
        database.session()
                .execute(
                        "CREATE OR REPLACE FUNCTION pgstream.version() RETURNS text LANGUAGE sql AS 'SELECT ''old'''",
                        "UPDATE pgstream.pgs_installation SET scripts = 'of another build'");
        assertThat(database.install().change()).isEqualTo(Installed.Change.UPGRADED);
        assertThat(database.session().value("SELECT pgstream.version()")).isNotEqualTo("old");
    }

    @Test
    void refusesACatalogOfAnotherStructure() throws SQLException {
        database.install();
        database.session().execute("UPDATE pgstream.pgs_installation SET structure = 'of another version'");
        assertThatThrownBy(database::install)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"))
                .hasMessageContaining("structure");
    }

    @Test
    void refusesASchemaThatIsNotOurs() throws SQLException {
        database.session().execute("CREATE SCHEMA pgstream");
        assertThatThrownBy(database::install)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"));
    }

    /** Without the jar the functions make requests, which somebody may have made. */
    @Test
    @Tag(StreamTest.IN_DATABASE)
    void functionsOfTheJarTakeThePlaceOfRequests() throws SQLException {
        assertThat(new Installer(database.connection()).install().functions()).isFalse();
        database.session().execute("SELECT pgstream.create_stream_table('wanted', 'SELECT 1 AS one')");
        assertThat(database.install().change()).isEqualTo(Installed.Change.UPGRADED);
        database.session().execute("SELECT pgstream.create_stream_table('done', 'SELECT 1 AS one', NULL, 'FULL')");
        assertThat(database.session().value("SELECT pgstream.refresh_stream_table('done')"))
                .isEqualTo("FULL");
        assertThat(database.session().value("SELECT count(*) FROM pgstream.pgs_requests"))
                .isEqualTo("1");
        assertThat(database.session().value("SELECT count(*) FROM pg_proc WHERE proname = 'create_stream_table'"))
                .isEqualTo("1");
    }

    @Test
    void joinsAnOpenTransaction() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new Installer(connection, EmptyDatabase.jar()).install();
            connection.rollback();
        }
        assertThat(database.session().value("SELECT to_regnamespace('pgstream')"))
                .isNull();
    }

    @Test
    void leavesNothingWhenItFails() throws SQLException {
        database.session().execute("CREATE SCHEMA pgstream_changes");
        assertThatThrownBy(database::install).isInstanceOf(SQLException.class);
        assertThat(database.session().value("SELECT to_regnamespace('pgstream')"))
                .isNull();
        assertThat(database.connection().getAutoCommit()).isTrue();
    }
}
