package dev.pgstream.it.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each function for each kind of role: it works, or fails with the right SQLSTATE. */
@StreamTest
class RoleMatrixIT {

    private static final String OWNER = "\"we\"\"ird\"";
    private static final String QUERY = "SELECT id, n FROM held";

    /** What is tried. */
    @FunctionalInterface
    private interface Verb {
        void by(Api api) throws SQLException;
    }

    private static final Map<String, Verb> VERBS = Map.ofEntries(
            Map.entry("create incrementally", api -> api.create("fresh", QUERY, "DIFFERENTIAL")),
            Map.entry("create in full", api -> api.create("fresh", QUERY, "FULL")),
            Map.entry("create or replace", api -> api.createOrReplace("kept", QUERY, "9s", "FULL", true)),
            Map.entry("alter schedule", api -> api.alter("kept", null, "9s", null, null)),
            Map.entry("alter mode", api -> api.alter("kept", null, null, "FULL", null)),
            Map.entry("alter query", api -> api.alter("kept", "SELECT id FROM held", null, null, null)),
            Map.entry("alter source", api -> api.alterSource("held", "row", true)),
            Map.entry("suspend", api -> api.suspend("kept")),
            Map.entry("resume", api -> api.resume("kept")),
            Map.entry("refresh", api -> assertThat(api.refresh("kept")).isEqualTo("DIFFERENTIAL")),
            Map.entry("verify", api -> assertThat(api.verify("kept")).isPositive()),
            Map.entry("explain", api -> assertThat(api.explain("kept")).contains("kept")),
            Map.entry("validate", api -> assertThat(api.validate(QUERY)).contains("DIFFERENTIAL")),
            Map.entry("drop", api -> api.drop("kept")));

    private final TestDatabase database;
    private final Roles roles;

    RoleMatrixIT(TestDatabase database) {
        this.database = database;
        this.roles = new Roles(database);
    }

    @BeforeAll
    static void createRoles(TestDatabase database) throws SQLException {
        Roles roles = new Roles(database);
        for (String role : new String[] {OWNER, "reader", "stranger"}) {
            roles.create(role);
        }
        database.execute("CREATE ROLE nobody", "GRANT CREATE ON SCHEMA public TO nobody");
        roles.as(
                OWNER,
                (session, api) -> session.execute(
                        "CREATE TABLE held (id int PRIMARY KEY, n int)",
                        "INSERT INTO held VALUES (1, 1)",
                        "GRANT SELECT ON held TO reader"));
    }

    @AfterAll
    static void dropRoles(TestDatabase database) throws SQLException {
        new Roles(database).drop(OWNER, "reader", "stranger", "nobody");
    }

    @BeforeEach
    void create() throws SQLException {
        roles.as(OWNER, (session, api) -> {
            api.create("kept", QUERY, "DIFFERENTIAL");
            session.execute("GRANT SELECT ON kept TO reader");
            session.execute("INSERT INTO held SELECT max(id) + 1, 2 FROM held");
        });
    }

    @AfterEach
    void dropAll() throws SQLException {
        for (String name : new String[] {"fresh", "kept"}) {
            if (database.value("SELECT to_regclass('" + name + "')") != null) {
                database.api().drop(name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # verb,               superuser, owner, reader, stranger, nobody
            create incrementally, ok,        ok,    42501,  42501,    42501
            create in full,       ok,        ok,    ok,     42501,    42501
            create or replace,    ok,        ok,    42501,  42501,    42501
            alter schedule,       ok,        ok,    42501,  42501,    42501
            alter mode,           ok,        ok,    42501,  42501,    42501
            alter query,          ok,        ok,    42501,  42501,    42501
            alter source,         ok,        ok,    42501,  42501,    42501
            suspend,              ok,        ok,    42501,  42501,    42501
            resume,               ok,        ok,    42501,  42501,    42501
            refresh,              ok,        ok,    42501,  42501,    42501
            verify,               ok,        ok,    42501,  42501,    42501
            explain,              ok,        ok,    42501,  42501,    42501
            validate,             ok,        ok,    ok,     ok,       42501
            drop,                 ok,        ok,    42501,  42501,    42501
            """)
    void g7_isAllowedOrRefused(
            String verb, String superuser, String owner, String reader, String stranger, String nobody)
            throws SQLException {
        check(verb, "nobody", nobody);
        check(verb, "stranger", stranger);
        check(verb, "reader", reader);
        check(verb, OWNER, owner);
        dropAll();
        create();
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            assertThat(outcome(Objects.requireNonNull(VERBS.get(verb)), session, database.api(connection)))
                    .as("%s by a superuser", verb)
                    .isEqualTo(superuser);
        }
        isWhole();
    }

    private void check(String verb, String role, String expected) throws SQLException {
        roles.as(role, (session, api) -> {
            assertThat(outcome(Objects.requireNonNull(VERBS.get(verb)), session, api))
                    .as("%s by %s", verb, role)
                    .isEqualTo(expected);
        });
        isWhole();
        if (expected.equals("ok") && verb.startsWith("create ") && !verb.endsWith("replace")) {
            database.api().drop("fresh");
        }
    }

    /** Whoever did it, the stored tables are right and their owners' own. */
    private void isWhole() throws SQLException {
        for (String name : new String[] {"fresh", "kept"}) {
            if (database.value("SELECT to_regclass('" + name + "')") != null) {
                Api api = database.api();
                api.resume(name);
                api.refresh(name);
                assertThat(api.verify(name)).isZero();
            }
        }
        assertThat(database.number("""
                SELECT count(*) FROM pgstream.pgs_stream_tables s
                JOIN pg_class t ON t.oid = s.relid JOIN pg_class d ON d.oid = s.definition
                WHERE t.relowner <> d.relowner""")).isZero();
    }

    private static String outcome(Verb verb, Session session, Api api) throws SQLException {
        try {
            session.execute("INSERT INTO held SELECT max(id) + 1, 2 FROM held");
        } catch (SQLException mayNotWrite) {
            assertThat(mayNotWrite.getSQLState()).isEqualTo("42501");
        }
        try {
            verb.by(api);
            return "ok";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
