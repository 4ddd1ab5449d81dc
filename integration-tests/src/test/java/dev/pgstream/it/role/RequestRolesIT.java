package dev.pgstream.it.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.worker.request.RequestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs as requests, which a worker that is a superuser serves, for each kind of role. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class RequestRolesIT {

    private static final String OWNER = "\"we\"\"ird\"";

    private final TestDatabase database;
    private final Roles roles;

    RequestRolesIT(TestDatabase database) {
        this.database = database;
        this.roles = new Roles(database);
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        Roles roles = new Roles(database);
        for (String role : new String[] {OWNER, "reader", "stranger"}) {
            roles.create(role);
        }
        database.execute(
                "CREATE ROLE nobody",
                "CREATE TABLE log (who text DEFAULT current_user)",
                "GRANT INSERT ON log TO PUBLIC");
        roles.as(OWNER, (session, api) -> {
            session.execute(
                    "CREATE TABLE held (id int PRIMARY KEY, n int)",
                    "INSERT INTO held VALUES (1, 1)",
                    "GRANT SELECT ON held TO reader");
            api.create("kept", "SELECT id, n FROM held", "DIFFERENTIAL");
            session.execute("GRANT SELECT ON kept TO reader");
        });
    }

    @AfterAll
    static void drop(TestDatabase database) throws SQLException {
        database.api().drop("kept", true);
        new Roles(database).drop(OWNER, "reader", "stranger", "nobody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create_stream_table('fresh', 'SELECT id FROM held', NULL, 'DIFFERENTIAL')|ok|ok|42501|42501|42501
            create_stream_table('fresh', 'SELECT id FROM held', NULL, 'FULL')        |ok|ok|ok   |42501|42501
            create_or_replace_stream_table('kept', 'SELECT id, n FROM held')         |ok|ok|42501|42501|42501
            alter_stream_table('kept', schedule => '9s')                             |ok|ok|42501|42501|42501
            alter_source('held', 'row')                                              |ok|ok|42501|42501|42501
            alter_stream_table('kept', refresh_mode => 'FULL')                       |ok|ok|42501|42501|42501
            suspend_stream_table('kept')                                             |ok|ok|42501|42501|42501
            resume_stream_table('kept')                                              |ok|ok|42501|42501|42501
            refresh_stream_table('kept')                                             |ok|ok|42501|42501|42501
            drop_stream_table('kept')                                                |ok|ok|42501|42501|42501
            """)
    void g7_isServedOrRefused(
            String call, String superuser, String owner, String reader, String stranger, String nobody)
            throws SQLException {
        check(call, "nobody", nobody);
        check(call, "stranger", stranger);
        check(call, "reader", reader);
        check(call, OWNER, owner);
        check(call, String.valueOf(database.value("SELECT quote_ident(current_user)")), superuser);
    }

    private void check(String call, String role, String expected) throws SQLException {
        assertThat(outcome(call, role)).as("%s by %s", call, role).isEqualTo(expected);
        if (database.value("SELECT to_regclass('fresh')") != null) {
            assertThat(database.api().verify("fresh")).isZero();
            database.api().drop("fresh");
        }
        if (database.value("SELECT to_regclass('kept')") == null) {
            roles.as(OWNER, (session, api) -> api.create("kept", "SELECT id, n FROM held", "DIFFERENTIAL"));
        }
        database.api().resume("kept");
        database.api().refresh("kept");
        assertThat(database.api().verify("kept")).isZero();
    }

    /** The SQLSTATE of the call, or of what it requested. */
    private String outcome(String call, String role) throws SQLException {
        try {
            roles.as(role, (session, api) -> session.execute("SELECT pgstream." + call));
        } catch (SQLException e) {
            return e.getSQLState();
        }
        serve();
        return String.valueOf(database.value(
                "SELECT coalesce(sqlstate, 'ok') FROM pgstream.pgs_requests ORDER BY request_id DESC LIMIT 1"));
    }

    private void serve() throws SQLException {
        try (Connection connection = database.connect()) {
            new RequestServer(Clock.systemUTC(), event -> {}).serve(connection);
        }
    }

    /** While it is planned, filled and refreshed it acts for the requester only. */
    @Test
    void g2_aRequestersQueryDoesNotReturnToTheWorkersRole() throws SQLException {
        roles.as(
                "stranger",
                (session, api) -> session.execute(
                        """
                CREATE FUNCTION trap() RETURNS void LANGUAGE plpgsql AS $$
                BEGIN
                    BEGIN PERFORM pg_catalog.set_config('role', 'none', false); EXCEPTION WHEN OTHERS THEN NULL; END;
                    INSERT INTO public.log DEFAULT VALUES;
                END $$""",
                        """
                CREATE FUNCTION same(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
                BEGIN PERFORM public.trap(); RETURN n; END $$""",
                        "CREATE TABLE theirs (id int PRIMARY KEY)",
                        "INSERT INTO theirs VALUES (1)",
                        "SELECT pgstream.create_stream_table('trapped', 'SELECT id, same(id) AS n, same(7) AS m FROM theirs')",
                        "SELECT pgstream.create_stream_table('trapped_full', 'SELECT same(id) AS n FROM theirs', NULL, 'FULL')"));
        serve();
        roles.as(
                "stranger",
                (session, api) -> session.execute(
                        "INSERT INTO theirs VALUES (2)",
                        "SELECT pgstream.refresh_stream_table('trapped')",
                        "SELECT pgstream.refresh_stream_table('trapped_full')",
                        "SELECT pgstream.alter_stream_table('trapped', refresh_mode => 'FULL')"));
        serve();
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_requests WHERE status <> 'DONE' AND table_name"
                        + " LIKE 'trapped%'"))
                .isZero();
        assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                .isEqualTo("stranger");
        for (String name : new String[] {"trapped", "trapped_full"}) {
            assertThat(database.api().verify(name)).isZero();
            database.api().drop(name);
        }
    }

    /** The requester may do more than the owner, and so may the worker; the query that they refresh may not. */
    @Test
    void g2_aRequestForSomebodyElsesTableHasItsOwnersRights() throws SQLException {
        roles.as("stranger", (session, api) -> {
            session.execute(
                    """
                    CREATE FUNCTION catching() RETURNS void LANGUAGE plpgsql AS $$
                    BEGIN
                        BEGIN PERFORM pg_catalog.set_config('role', 'none', true); EXCEPTION WHEN OTHERS THEN NULL; END;
                        INSERT INTO public.log DEFAULT VALUES;
                    END $$""",
                    "CREATE FUNCTION caught(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                            + " 'BEGIN PERFORM public.catching(); RETURN n; END'",
                    "CREATE TABLE bait (id int PRIMARY KEY)",
                    "INSERT INTO bait VALUES (1)");
            api.create("baited", "SELECT id, caught(id) AS n FROM bait", "DIFFERENTIAL");
        });
        database.execute("TRUNCATE log", "INSERT INTO bait VALUES (2)", "CREATE ROLE boss SUPERUSER");
        for (String call : new String[] {
            "alter_stream_table('baited', refresh_mode => 'FULL')",
            "refresh_stream_table('baited')",
            "alter_stream_table('baited', query => 'SELECT id, caught(id + 1) AS n FROM bait', refresh_mode => 'AUTO')",
            "refresh_stream_table('baited')",
            "alter_stream_table('baited', query => 'SELECT caught(id) AS other, caught(7) AS m FROM public.bait')",
            "create_or_replace_stream_table('baited', 'SELECT id, caught(id) AS n FROM bait')"
        }) {
            roles.as("boss", (session, api) -> session.execute("SELECT pgstream." + call));
            database.execute("TRUNCATE log");
            serve();
            assertThat(database.number("SELECT count(*) FROM pgstream.pgs_requests WHERE status <> 'DONE'"
                            + " AND table_name LIKE '%baited'"))
                    .as(call)
                    .isZero();
            assertThat(database.api().verify("baited")).as(call).isZero();
            database.execute("INSERT INTO bait SELECT max(id) + 1 FROM bait");
            database.api().refresh("baited");
            assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                    .as(call)
                    .isEqualTo("stranger");
        }
        database.api().drop("baited");
        database.execute("DROP OWNED BY boss", "DROP ROLE boss");
    }
}
