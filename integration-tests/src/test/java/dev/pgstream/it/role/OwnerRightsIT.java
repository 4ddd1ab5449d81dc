package dev.pgstream.it.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a superuser starts for somebody else's stream table has the rights of the owner that it has at that time. */
@StreamTest
class OwnerRightsIT {

    private static final String[] NAMES = {"by_change", "in_full"};

    private final TestDatabase database;
    private final Roles roles;
    private final Api api;

    OwnerRightsIT(TestDatabase database) {
        this.database = database;
        this.roles = new Roles(database);
        this.api = database.api();
    }

    @BeforeAll
    static void createRoles(TestDatabase database) throws SQLException {
        Roles roles = new Roles(database);
        roles.create("former");
        roles.create("latter");
        database.execute(
                "CREATE TABLE log (who text DEFAULT current_user)",
                "GRANT INSERT ON log TO PUBLIC",
                "CREATE FUNCTION note() RETURNS void LANGUAGE plpgsql AS"
                        + " 'BEGIN INSERT INTO public.log DEFAULT VALUES; END'",
                "CREATE FUNCTION logged(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                        + " 'BEGIN PERFORM public.note(); RETURN n; END'");
    }

    @AfterAll
    static void dropRoles(TestDatabase database) throws SQLException {
        new Roles(database).drop("former", "latter");
    }

    @BeforeEach
    void create() throws SQLException {
        roles.as("former", (session, own) -> {
            session.execute(
                    "CREATE TABLE source (id int PRIMARY KEY, n int)",
                    "INSERT INTO source SELECT g, g % 3 FROM generate_series(1, 9) AS g");
            own.create(
                    "by_change",
                    "SELECT n, count(*) AS c, sum(logged(id)) AS s FROM source GROUP BY n",
                    "DIFFERENTIAL");
            own.create("in_full", "SELECT id, logged(n) AS n FROM source", "FULL");
        });
    }

    @AfterEach
    void drop() throws SQLException {
        for (String name : NAMES) {
            api.drop(name);
        }
        database.execute("DROP TABLE source", "TRUNCATE log");
    }

    private void refreshAndVerify() throws SQLException {
        for (String name : NAMES) {
            api.refresh(name);
            assertThat(api.verify(name)).as(name).isZero();
        }
    }

    private void refused(String part) {
        for (String name : NAMES) {
            SQLException error = catchThrowableOfType(SQLException.class, () -> api.refresh(name));
            assertThat((Throwable) error).as(name).isNotNull();
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo("42501");
            assertThat(error.getMessage()).contains(part);
        }
    }

    private void change() throws SQLException {
        database.execute("INSERT INTO source SELECT max(id) + 1, 1 FROM source", "DELETE FROM source WHERE id = 2");
    }

    @Test
    void g3_anOwnerWhoLostTheSourceIsNotReadFor() throws SQLException {
        database.execute("REVOKE SELECT ON source FROM former");
        change();
        refused("source");
        database.execute("GRANT SELECT (id) ON source TO former");
        refused("source");
        database.execute("GRANT SELECT ON source TO former");
        refreshAndVerify();
    }

    @Test
    void g3_anotherOwnerTakesOver() throws SQLException {
        for (String name : NAMES) {
            database.execute("ALTER TABLE " + name + " OWNER TO latter");
        }
        change();
        refused("source");
        database.execute("GRANT SELECT ON source TO latter", "TRUNCATE log");
        refreshAndVerify();
        assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                .isEqualTo("latter");
        assertThat(database.number("""
                SELECT count(*) FROM pgstream.pgs_stream_tables s
                JOIN pg_class t ON t.oid = s.relid JOIN pg_class d ON d.oid = s.definition
                WHERE d.relowner <> t.relowner""")).isZero();
    }

    /** What is generated anew is the present owner's, who may read columns of the buffer that were not captured before. */
    @Test
    void g3_anotherOwnerTakesOverWhileTheSourceIsAltered() throws SQLException {
        for (String name : NAMES) {
            database.execute("ALTER TABLE " + name + " OWNER TO latter");
        }
        database.execute("GRANT SELECT ON source TO latter", "ALTER TABLE source RENAME COLUMN n TO m", "TRUNCATE log");
        change();
        refreshAndVerify();
        change();
        assertThat(api.refresh("by_change")).isEqualTo("DIFFERENTIAL");
        refreshAndVerify();
        assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                .isEqualTo("latter");
    }

    /** As when REASSIGN OWNED gave it away, or a dump was restored where the number is another role's. */
    @Test
    void g3_whatExecutesAsAnotherRoleIsReplaced() throws SQLException {
        change();
        refreshAndVerify();
        String executor = "pgstream_roles.as_" + database.value("SELECT 'former'::regrole::oid::text");
        database.execute("ALTER FUNCTION " + executor + " OWNER TO latter", "TRUNCATE log");
        change();
        refreshAndVerify();
        assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                .isEqualTo("former");
    }

    @Test
    void g3_aNewQueryIsTheOwnersToRead() throws SQLException {
        database.execute("CREATE TABLE secret (id int PRIMARY KEY, n int)", "INSERT INTO secret VALUES (1, 1)");
        for (String name : NAMES) {
            SQLException error = catchThrowableOfType(
                    SQLException.class, () -> api.alter(name, "SELECT id, n FROM secret", null, null, null));
            assertThat((Throwable) error).as(name).isNotNull();
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo("42501");
        }
        database.execute("GRANT SELECT ON secret TO former");
        for (String name : NAMES) {
            api.alter(name, "SELECT id, n FROM secret", null, null, null);
        }
        database.execute("INSERT INTO secret VALUES (2, 2)");
        refreshAndVerify();
        for (String name : NAMES) {
            assertThat(database.number("SELECT count(*) FROM " + name)).isEqualTo(2);
            api.alter(name, "SELECT 1 AS one", null, "FULL", null);
        }
        database.execute("DROP TABLE secret");
    }
}
