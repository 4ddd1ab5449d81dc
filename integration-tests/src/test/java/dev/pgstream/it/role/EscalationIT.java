package dev.pgstream.it.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A superuser refreshes a stream table of somebody else, whose query calls a function that wants to act as the superuser. It
 * was harmless when the table was created.
 */
@StreamTest
class EscalationIT {

    private static final String OWNER = "mallory";

    private final TestDatabase database;
    private final Api api;

    EscalationIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        Roles roles = new Roles(database);
        roles.create(OWNER);
        database.execute(
                "CREATE TABLE log (who text DEFAULT current_user)",
                "GRANT INSERT ON log TO PUBLIC",
                "GRANT CREATE ON DATABASE " + database.name() + " TO " + OWNER);
        roles.as(OWNER, (session, api) -> {
            session.execute(
                    "CREATE FUNCTION trap() RETURNS void LANGUAGE plpgsql AS 'BEGIN END'",
                    "CREATE FUNCTION same(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                            + " 'BEGIN PERFORM public.trap(); RETURN n; END'",
                    "CREATE TABLE hers (id int PRIMARY KEY, n int)",
                    "INSERT INTO hers VALUES (1, 1)");
            api.create("by_change", "SELECT id, same(n) AS n, same(7) AS seven FROM hers", "DIFFERENTIAL");
            api.create("in_full", "SELECT id, same(n) AS n FROM hers", "FULL");
        });
    }

    @AfterAll
    static void drop(TestDatabase database) throws SQLException {
        Roles roles = new Roles(database);
        roles.as(OWNER, (session, api) -> {
            api.drop("by_change");
            api.drop("in_full");
        });
        roles.drop(OWNER);
    }

    @AfterEach
    void springNoMore() throws SQLException {
        trap("BEGIN END");
        database.execute("TRUNCATE log");
    }

    /** What the function does from now on. */
    private void trap(String body) throws SQLException {
        new Roles(database)
                .as(
                        OWNER,
                        (session, own) -> session.execute(
                                "CREATE OR REPLACE FUNCTION trap() RETURNS void LANGUAGE plpgsql AS $trap$" + body
                                        + "$trap$"));
    }

    /** Everything that executes the query, as the superuser, whose session must be what it was. */
    private void refreshAndVerify() throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            Api own = database.api(connection);
            database.execute("INSERT INTO hers SELECT max(id) + 1, 1 FROM hers");
            assertThat(own.refresh("by_change")).isEqualTo("DIFFERENTIAL");
            assertThat(own.refresh("in_full")).isEqualTo("FULL");
            assertThat(own.verify("by_change")).isZero();
            assertThat(own.verify("in_full")).isZero();
            assertThat(session.value("SELECT current_setting('role') || ' ' || (session_user = current_user)"))
                    .isEqualTo("none true");
        }
    }

    private void onlyTheOwnerActed() throws SQLException {
        assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                .isEqualTo(OWNER);
    }

    @Test
    void g2_theQueryIsExecutedWithItsOwnersRights() throws SQLException {
        trap("BEGIN INSERT INTO public.log DEFAULT VALUES; END");
        refreshAndVerify();
        onlyTheOwnerActed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set_config('role', 'none', false)",
                "set_config('role', 'none', true)",
                "set_config('session_authorization', 'default', false)",
                "set_config('session_authorization', session_user, true)"
            })
    void g2_thereIsNoWayBackToTheSessionsRole(String attempt) throws SQLException {
        trap("BEGIN BEGIN PERFORM " + attempt + "; EXCEPTION WHEN OTHERS THEN NULL; END;"
                + " INSERT INTO public.log DEFAULT VALUES; END");
        refreshAndVerify();
        onlyTheOwnerActed();
    }

    /** Operators and functions that the session's own statements would find, were the search path left to the query. */
    @Test
    void g1_aSearchPathIsNotLeftBehind() throws SQLException {
        new Roles(database).as(OWNER, (session, own) -> {
            session.execute("CREATE SCHEMA planted");
            for (String type : new String[] {"int", "bigint", "text", "name", "oid", "boolean"}) {
                session.execute("CREATE FUNCTION planted.differs(" + type + ", " + type + ") RETURNS boolean"
                        + " LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.log DEFAULT VALUES; RETURN false; END'");
                for (String operator : new String[] {"=", "<>", ">"}) {
                    session.execute("CREATE OPERATOR planted." + operator + " (LEFTARG = " + type + ", RIGHTARG = "
                            + type + ", FUNCTION = planted.differs)");
                }
            }
            session.execute("CREATE FUNCTION planted.set_config(text, text, boolean) RETURNS text LANGUAGE plpgsql AS"
                    + " 'BEGIN INSERT INTO public.log DEFAULT VALUES; RETURN $2; END'");
        });
        trap("BEGIN PERFORM pg_catalog.set_config('search_path', 'planted, pg_catalog', true);"
                + " INSERT INTO public.log DEFAULT VALUES; END");
        refreshAndVerify();
        onlyTheOwnerActed();
    }

    /** They fire when the transaction ends, and this one defers itself again. */
    @Test
    void g2_deferredTriggersDoNotWaitForTheSessionsRole() throws SQLException {
        new Roles(database)
                .as(
                        OWNER,
                        (session, own) -> session.execute(
                                "CREATE TABLE bait (n int)",
                                """
                                CREATE FUNCTION spring() RETURNS trigger LANGUAGE plpgsql AS $$
                                BEGIN
                                    INSERT INTO public.log DEFAULT VALUES;
                                    IF NEW.n > 0 THEN
                                        SET CONSTRAINTS ALL DEFERRED;
                                        INSERT INTO public.bait VALUES (NEW.n - 1);
                                    END IF;
                                    RETURN NULL;
                                END $$""",
                                "CREATE CONSTRAINT TRIGGER spring AFTER INSERT ON bait DEFERRABLE INITIALLY DEFERRED"
                                        + " FOR EACH ROW EXECUTE FUNCTION spring()"));
        trap("BEGIN INSERT INTO public.bait VALUES (3); END");
        refreshAndVerify();
        onlyTheOwnerActed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TEMP VIEW pg_class AS SELECT * FROM pg_catalog.pg_class",
                "CREATE TEMP TABLE pg_namespace (oid oid)",
                "DECLARE later CURSOR WITH HOLD FOR SELECT public.trap()"
            })
    void g2_nothingIsLeftThatTheSessionWouldRunLater(String statement) throws SQLException {
        trap("BEGIN EXECUTE '" + statement + "'; EXCEPTION WHEN duplicate_table OR duplicate_cursor THEN NULL; END");
        database.execute("INSERT INTO hers SELECT max(id) + 1, 1 FROM hers");
        for (String name : new String[] {"by_change", "in_full"}) {
            SQLException error = catchThrowableOfType(SQLException.class, () -> api.refresh(name));
            assertThat((Throwable) error).as(name).isNotNull();
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo("42501");
        }
        assertThat(database.number("SELECT count(*) FROM pg_cursors WHERE is_holdable"))
                .isZero();
    }

    @Test
    void g2_nothingIsLeftPrepared() throws SQLException {
        trap("BEGIN EXECUTE 'PREPARE \"S_1\" AS SELECT public.trap()';"
                + " EXCEPTION WHEN duplicate_prepared_statement THEN NULL; END");
        refreshAndVerify();
        assertThat(database.number("SELECT count(*) FROM pg_prepared_statements WHERE from_sql"))
                .isZero();
    }

    /** What executes statements as the owner is out of the owner's reach. */
    @Test
    void g2_theOwnerCanNotAlterWhatExecutes() throws SQLException {
        database.execute("INSERT INTO hers SELECT max(id) + 1, 1 FROM hers");
        api.refresh("by_change");
        String executor =
                database.value("SELECT proname FROM pg_proc WHERE pronamespace = 'pgstream_roles'::regnamespace"
                        + " AND proowner = '" + OWNER + "'::regrole");
        new Roles(database).as(OWNER, (session, own) -> {
            SQLException error = catchThrowableOfType(
                    SQLException.class,
                    () -> session.execute("ALTER FUNCTION pgstream_roles." + executor + " SECURITY INVOKER"));
            assertThat(error.getSQLState()).isEqualTo("42501");
        });
    }
}
