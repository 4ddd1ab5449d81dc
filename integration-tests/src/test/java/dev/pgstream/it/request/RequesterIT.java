package dev.pgstream.it.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose rights a request is served with, and that nobody makes or changes one in another's name. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class RequesterIT {

    private final TestDatabase database;
    private final Requests requests;

    RequesterIT(TestDatabase database) {
        this.database = database;
        this.requests = new Requests(database);
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE secrets (id int PRIMARY KEY)",
                "INSERT INTO secrets VALUES (1)",
                "CREATE ROLE asker",
                "GRANT USAGE, CREATE ON SCHEMA public, pgstream, pgstream_changes TO asker",
                "GRANT ALL ON ALL TABLES IN SCHEMA pgstream TO asker",
                "GRANT ALL ON ALL SEQUENCES IN SCHEMA pgstream TO asker");
        database.api().create("owned", "SELECT id FROM secrets");
    }

    @AfterAll
    static void dropRole(TestDatabase database) throws SQLException {
        database.execute("DROP OWNED BY asker CASCADE", "DROP ROLE asker");
    }

    private void asAsker(String... statements) throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET ROLE asker");
            new Session(connection).execute(statements);
        }
    }

    @Test
    void whatItMakesIsTheirs() throws SQLException {
        asAsker("SELECT pgstream.create_stream_table('theirs', 'SELECT 1 AS one', NULL, 'FULL')");
        assertThat(requests.serve()).isEqualTo(1);
        assertThat(requests.latest()).isEqualTo("create DONE");
        assertThat(database.value("SELECT owner FROM pgstream.stream_tables_info WHERE table_name = 'theirs'"))
                .isEqualTo("asker");
        assertThat(database.value(
                        "SELECT relowner::regrole FROM pg_class WHERE relname = (SELECT 'definition_' || pgs_id"
                                + " FROM pgstream.stream_tables_info WHERE table_name = 'theirs')"))
                .isEqualTo("asker");
    }

    @Test
    void mayNotTouchWhatOthersOwn() {
        for (String call : new String[] {
            "refresh_stream_table('owned')",
            "drop_stream_table('owned')",
            "resume_stream_table('owned')",
            "alter_stream_table('owned', schedule => '9s')",
            "create_or_replace_stream_table('owned', 'SELECT 1 AS a')",
            "create_stream_table('refused', 'SELECT id FROM secrets')"
        }) {
            assertThat(Failure.of(() -> asAsker("SELECT pgstream." + call)).getSQLState())
                    .as(call)
                    .isEqualTo("42501");
        }
    }

    /** Past the functions, with all rights on the table. */
    @Test
    void mayNotAskInTheNameOfOthers() throws SQLException {
        asAsker("""
                INSERT INTO pgstream.pgs_requests (verb, schema_name, table_name, relid, touches, arguments, settings, requested_by)
                SELECT 'drop', 'public', 'owned', 'owned'::regclass, '{}', '{"cascade": true}', '{"role": "none"}', o.relowner
                FROM pg_class o WHERE o.relname = 'owned'""");
        assertThat(requests.serve()).isEqualTo(1);
        assertThat(requests.latest()).isEqualTo("drop FAILED 42501");
        assertThat(database.number("SELECT count(*) FROM owned")).isEqualTo(1);
    }

    @Test
    void mayNotChangeWhatOthersAsked() throws SQLException {
        requests.make("refresh_stream_table('owned')");
        assertThat(Failure.of(() -> asAsker("UPDATE pgstream.pgs_requests SET verb = 'drop'"))
                        .getSQLState())
                .isEqualTo("42501");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("refresh DONE NO_DATA");
    }

    @Test
    void mayNotHaveThingsDoneAgain() throws SQLException {
        requests.make("refresh_stream_table('owned')");
        requests.serve();
        assertThat(Failure.of(() -> asAsker("UPDATE pgstream.pgs_requests SET status = 'REQUESTED'"))
                        .getSQLState())
                .isEqualTo("42501");
        assertThat(requests.serve()).isZero();
    }

    /** Setting no role would set the job's own. */
    @Test
    void nobodyActsForARoleThatWasDropped() throws SQLException {
        database.execute(
                "CREATE ROLE gone",
                "GRANT USAGE ON SCHEMA pgstream TO gone",
                "GRANT INSERT ON pgstream.pgs_requests TO gone",
                "SET ROLE gone",
                """
                INSERT INTO pgstream.pgs_requests
                  (verb, schema_name, table_name, relid, touches, arguments, settings, requested_by)
                VALUES ('drop', 'public', 'owned', 'public.owned'::regclass, '{}', '{}', '{}', 0)""",
                "RESET ROLE",
                "DROP OWNED BY gone",
                "DROP ROLE gone");
        assertThat(requests.serve()).isEqualTo(1);
        assertThat(requests.latest()).isEqualTo("drop FAILED 42501");
        assertThat(database.value("SELECT error FROM pgstream.pgs_requests ORDER BY request_id DESC LIMIT 1"))
                .contains("dropped");
        assertThat(database.number("SELECT count(*) FROM owned")).isEqualTo(1);
    }

    /** Inside of a SECURITY DEFINER function the one who asks is its owner, whoever calls it. */
    @Test
    void aCallersRightsAreNotLent() throws SQLException {
        asAsker("""
                CREATE FUNCTION trap() RETURNS void LANGUAGE sql SECURITY DEFINER AS
                $$ INSERT INTO pgstream.pgs_requests
                     (verb, schema_name, table_name, relid, touches, arguments, settings, requested_by)
                   VALUES ('drop', 'public', 'owned', 'public.owned'::regclass, '{}', '{}', '{}', session_user::regrole) $$""");
        database.execute("SELECT trap()");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("drop FAILED 42501");
    }

    /** A trigger that waits for the commit would run with the rights of the job. */
    @Test
    void deferredTriggersRunAsTheRequester() throws SQLException {
        database.execute("CREATE TABLE log (who text)", "GRANT INSERT ON log TO asker");
        asAsker(
                "CREATE TABLE numbers (n int PRIMARY KEY)",
                "SELECT pgstream.create_stream_table('watched', 'SELECT n FROM numbers', NULL, 'FULL')");
        requests.serve();
        asAsker(
                "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN INSERT INTO log VALUES (current_user); RETURN NULL; END $$",
                "CREATE CONSTRAINT TRIGGER note AFTER INSERT ON watched DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION note()",
                "INSERT INTO numbers VALUES (1)",
                "SELECT pgstream.refresh_stream_table('watched')");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("refresh DONE FULL");
        assertThat(database.value("SELECT string_agg(who, ',') FROM log")).isEqualTo("asker");
        asAsker("SELECT pgstream.drop_stream_table('watched')");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("drop DONE");
    }

    @Test
    void aJobThatMayNotActAsTheRequesterSaysSo() throws SQLException {
        database.execute(
                "CREATE ROLE weak LOGIN",
                "GRANT USAGE ON SCHEMA pgstream TO weak",
                "GRANT ALL ON ALL TABLES IN SCHEMA pgstream TO weak");
        asAsker("SELECT pgstream.create_stream_table('unserved', 'SELECT 1 AS one', NULL, 'FULL')");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET SESSION AUTHORIZATION weak");
            new dev.pgstream.worker.request.RequestServer(java.time.Clock.systemUTC(), event -> {}).serve(connection);
        } finally {
            database.execute("DROP OWNED BY weak", "DROP ROLE weak");
        }
        assertThat(requests.latest()).isEqualTo("create FAILED 42501");
        assertThat(Failure.of(() -> requests.await("unserved")).getMessage()).contains("weak", "asker");
        database.execute("DROP TABLE IF EXISTS unserved");
    }
}
