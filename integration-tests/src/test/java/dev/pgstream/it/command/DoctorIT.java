package dev.pgstream.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StreamTest
class DoctorIT {

    private final TestDatabase database;

    DoctorIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    @Tag(StreamTest.ATTACHED)
    void tellsWhatADatabaseWithoutPlJavaCanDo() {
        CommandLineRun run = doctor();
        assertThat(run.exitCode()).isZero();
        assertThat(run.words())
                .anySatisfy(line -> assertThat(line).startsWith("server", "OK", "PostgreSQL"))
                .anySatisfy(line -> assertThat(line).startsWith("PL/Java", "WARNING", "not", "on", "the", "server:"))
                .anySatisfy(line -> assertThat(line).startsWith("catalog", "OK"))
                .anySatisfy(line -> assertThat(line).startsWith("worker", "WARNING"))
                .anySatisfy(line -> assertThat(line).startsWith("settings", "OK"));
        assertThat(run.out()).contains("    apt-get install postgresql-", "    pgstream worker");
    }

    @Test
    @Tag(StreamTest.IN_DATABASE)
    void findsNothingToDoInAGoodDatabase() {
        CommandLineRun run = doctor();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("WARNING", "FAILURE");
        assertThat(run.words())
                .anySatisfy(line -> assertThat(line).startsWith("Java", "OK", "runs"))
                .anySatisfy(line -> assertThat(line).startsWith("jar", "OK"))
                .anySatisfy(line -> assertThat(line).startsWith("Java", "function", "OK", "works"));
    }

    @Test
    @Tag(StreamTest.IN_DATABASE)
    void itsLinesCureTheClassPath() throws SQLException {
        database.execute("SELECT sqlj.set_classpath('pgstream', '')", "REVOKE USAGE ON SCHEMA sqlj FROM PUBLIC");
        CommandLineRun run = doctor();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.words())
                .anySatisfy(line -> assertThat(line).startsWith("jar", "FAILURE"))
                .anySatisfy(line -> assertThat(line).startsWith("schema", "sqlj", "WARNING"));
        follow(run, "jar", "schema sqlj");
        assertThat(doctor().out()).doesNotContain("WARNING", "FAILURE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgs_source_altered", "pgs_stream_table_dropped"})
    void itsLinesCureAnEventTrigger(String trigger) throws SQLException {
        String is = "SELECT evtevent, evttags::text, evtfoid::regproc::text FROM pg_event_trigger WHERE evtname = '"
                + trigger + "'";
        List<List<@Nullable String>> before = database.rows(is);
        database.execute("ALTER EVENT TRIGGER " + trigger + " DISABLE");
        CommandLineRun disabled = doctor();
        assertThat(disabled.words())
                .anySatisfy(
                        line -> assertThat(line).startsWith("event", "trigger", "WARNING", trigger, "is", "disabled:"));
        follow(disabled, "event trigger");
        assertThat(doctor().words()).contains(List.of("event", "trigger", "OK", trigger));
        database.execute("DROP EVENT TRIGGER " + trigger);
        follow(doctor(), "event trigger");
        assertThat(doctor().words()).contains(List.of("event", "trigger", "OK", trigger));
        assertThat(database.rows(is)).isEqualTo(before);
    }

    @Test
    void namesSettingsThatNobodyReads() throws SQLException {
        database.execute("ALTER DATABASE " + database.name() + " SET pg_stream.max_delta = '5'");
        CommandLineRun run = doctor();
        database.execute("ALTER DATABASE " + database.name() + " RESET pg_stream.max_delta");
        assertThat(run.out()).contains("unknown to pg_stream: pg_stream.max_delta");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void tellsAnotherBuildsCatalog() throws SQLException {
        database.execute("UPDATE pgstream.pgs_installation SET structure = 'x' || structure");
        CommandLineRun run = doctor("--output", "json");
        database.execute("UPDATE pgstream.pgs_installation SET structure = substr(structure, 2)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILURE", "of another structure", "pgstream uninstall --cascade");
    }

    private CommandLineRun doctor(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "doctor";
        System.arraycopy(options, 0, words, 1, options.length);
        return CommandLineRun.of(database, words);
    }

    /** Runs the SQL that was printed for some checks. */
    private void follow(CommandLineRun run, String... checks) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String check : checks) {
                String sql = run.out()
                        .lines()
                        .dropWhile(line -> !line.equals(check + ":"))
                        .skip(1)
                        .takeWhile(line -> line.startsWith("    "))
                        .map(line -> line.replaceFirst("--.*", ""))
                        .reduce("", String::concat);
                new Session(connection).execute(sql);
            }
        }
    }
}
