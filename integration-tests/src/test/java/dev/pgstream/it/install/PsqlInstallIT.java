package dev.pgstream.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.Command;
import dev.pgstream.testkit.server.Target;
import dev.pgstream.worker.extension.ExtensionFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pgstream-install.sql}, which psql runs where no files can be put on the server. */
@StreamTest
class PsqlInstallIT {

    @TempDir
    private Path folder;

    private Path script;
    private EmptyDatabase database;
    private Session session;

    @BeforeEach
    void create() throws SQLException, IOException {
        database = new EmptyDatabase("psql_install_it");
        session = database.session();
        session.execute("CREATE TABLE items (id int PRIMARY KEY)");
        Path jar = EmptyDatabase.jar().orElseGet(() -> noJar());
        new ExtensionFiles(jar).write(folder);
        script = folder.resolve("pgstream/pgstream-install.sql");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void makesTheSameAsTheInstaller() throws SQLException {
        Command.Result done = run();
        assertThat(done.output()).contains("pg_stream ").endsWith(" is installed in psql_install_it\n");
        assertThat(done.status()).isZero();
        assertThat(database.install().change()).isEqualTo(Installed.Change.UNCHANGED);
        session.execute("SELECT pgstream.create_stream_table('kept', 'TABLE items')");
        if (Target.current().inDatabase()) {
            session.execute("INSERT INTO items VALUES (1)");
            assertThat(session.value("SELECT pgstream.refresh_stream_table('kept')"))
                    .isEqualTo("DIFFERENTIAL");
            assertThat(session.number("SELECT pgstream.verify_stream_table('kept')"))
                    .isZero();
        } else {
            assertThat(session.number("SELECT count(*) FROM pgstream.pgs_requests"))
                    .isEqualTo(1);
        }
    }

    @Test
    void bringsUpToDateWhatIsThere() throws SQLException {
        run();
        session.execute("CREATE OR REPLACE FUNCTION pgstream.version() RETURNS text LANGUAGE sql AS 'SELECT ''old'''");
        assertThat(run().status()).isZero();
        assertThat(session.value("SELECT pgstream.version()")).isNotEqualTo("old");
        session.execute("UPDATE pgstream.pgs_installation SET structure = 'of another version'");
        Command.Result refused = run();
        assertThat(refused.output()).contains("another structure");
        assertThat(refused.status()).isNotZero();
    }

    @Test
    void leavesASchemaThatIsNotOurs() throws SQLException {
        session.execute("CREATE SCHEMA pgstream");
        Command.Result refused = run();
        assertThat(refused.output()).contains("a schema pgstream that is not pg_stream's");
        assertThat(refused.status()).isNotZero();
    }

    @Test
    @Tag(StreamTest.ATTACHED)
    void saysThatPlJavaIsMissing() {
        Command.Result refused = database.psql("--set=jar=" + noJar(), "--file=" + script);
        assertThat(refused.output()).contains("the server has no PL/Java", "leave out -v jar");
        assertThat(refused.status()).isNotZero();
    }

    private Command.Result run() {
        List<String> words = new ArrayList<>();
        EmptyDatabase.jar().ifPresent(jar -> words.add("--set=jar=" + jar));
        words.add("--file=" + script);
        return database.psql(words.toArray(String[]::new));
    }

    /** What attached targets have in place of a jar: the script has to be made of something. */
    private Path noJar() {
        try {
            return Files.writeString(folder.resolve("no.jar"), "no jar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
