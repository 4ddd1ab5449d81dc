package dev.pgstream.it.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A source with row security that applies to the owner is refused; on a stream table it works as on any table. */
@StreamTest
class RowSecurityIT {

    private final TestDatabase database;
    private final Roles roles;

    RowSecurityIT(TestDatabase database) {
        this.database = database;
        this.roles = new Roles(database);
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        Roles roles = new Roles(database);
        roles.create("guarded");
        roles.create("looker");
        roles.as(
                "guarded",
                (session, api) -> session.execute(
                        "CREATE TABLE plain (id int PRIMARY KEY, who text)",
                        "INSERT INTO plain VALUES (1, 'looker'), (2, 'guarded')",
                        "CREATE TABLE secured (id int PRIMARY KEY, who text)",
                        "INSERT INTO secured VALUES (1, 'looker'), (2, 'guarded')",
                        "GRANT SELECT ON secured TO looker",
                        "CREATE POLICY own ON secured USING (who = current_user)",
                        "ALTER TABLE secured ENABLE ROW LEVEL SECURITY",
                        "CREATE VIEW seen AS SELECT * FROM secured"));
    }

    @AfterAll
    static void drop(TestDatabase database) throws SQLException {
        for (String name : database.rows("SELECT relid::regclass::text FROM pgstream.pgs_stream_tables").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList()) {
            database.api().drop(name, true);
        }
        new Roles(database).drop("guarded", "looker");
    }

    private static String refused(ThrowingCallable work) {
        SQLException error = catchThrowableOfType(SQLException.class, work);
        assertThat((Throwable) error).as("an error").isNotNull();
        assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo("42501");
        return String.valueOf(error.getMessage());
    }

    @Test
    void g5_aSourceWhosePoliciesApplyIsRefused() throws SQLException {
        for (String mode : new String[] {"AUTO", "DIFFERENTIAL", "FULL"}) {
            roles.as(
                    "looker",
                    (session, api) -> assertThat(refused(() -> api.create("hidden", "SELECT id FROM secured", mode)))
                            .contains("hidden", "secured", "row security", "looker"));
        }
    }

    @Test
    void g5_itsOwnerAndSuperusersAreAbove() throws SQLException {
        roles.as("guarded", (session, api) -> api.create("by_owner", "SELECT id FROM secured", "DIFFERENTIAL"));
        database.api().create("by_superuser", "SELECT id FROM seen", "DIFFERENTIAL");
        for (String name : new String[] {"by_owner", "by_superuser"}) {
            assertThat(database.number("SELECT count(*) FROM " + name)).isEqualTo(2);
            assertThat(database.api().verify(name)).isZero();
        }
    }

    /** Also when nothing but captured changes would be read. */
    @Test
    void g5_policiesThatComeLaterStopRefreshes() throws SQLException {
        roles.as("guarded", (session, api) -> {
            api.create("later", "SELECT id FROM plain", "DIFFERENTIAL");
            session.execute(
                    "CREATE POLICY own ON plain USING (who = 'nobody')",
                    "ALTER TABLE plain ENABLE ROW LEVEL SECURITY",
                    "ALTER TABLE plain FORCE ROW LEVEL SECURITY");
            assertThat(refused(() -> api.refresh("later"))).contains("later", "plain", "row security");
        });
        assertThat(refused(() -> database.api().refresh("later"))).contains("row security");
        roles.as("guarded", (session, api) -> {
            session.execute("ALTER TABLE plain NO FORCE ROW LEVEL SECURITY", "INSERT INTO plain VALUES (3, 'looker')");
            api.refresh("later");
            assertThat(api.verify("later")).isZero();
        });
        assertThat(database.number("SELECT count(*) FROM later")).isEqualTo(3);
    }

    @Test
    void g5_onAStreamTableItWorksAsOnAnyTable() throws SQLException {
        roles.as("guarded", (session, api) -> {
            session.execute(
                    "CREATE TABLE base (id int PRIMARY KEY, who text)", "INSERT INTO base VALUES (1, 'looker')");
            api.create("shown", "SELECT id, who FROM base", "DIFFERENTIAL");
            session.execute(
                    "GRANT SELECT ON shown TO looker",
                    "CREATE POLICY own ON shown USING (who = current_user)",
                    "ALTER TABLE shown ENABLE ROW LEVEL SECURITY",
                    "INSERT INTO base VALUES (2, 'guarded')");
            assertThat(api.refresh("shown")).isEqualTo("DIFFERENTIAL");
            assertThat(api.verify("shown")).isZero();
        });
        roles.as(
                "looker",
                (session, api) ->
                        assertThat(session.number("SELECT count(*) FROM shown")).isEqualTo(1));
    }

    @Test
    void g4_nobodyElseReadsTheBuffers() throws SQLException {
        roles.as("guarded", (session, api) -> {
            session.execute("CREATE TABLE private (id int PRIMARY KEY, n int)");
            api.create("of_private", "SELECT id, n FROM private", "DIFFERENTIAL");
            session.execute("INSERT INTO private VALUES (1, 42)");
        });
        for (String buffer : database.rows("""
                        SELECT c.oid::regclass::text FROM pg_class c
                        WHERE c.relnamespace = 'pgstream_changes'::regnamespace AND c.relname LIKE 'changes\\_%'
                          AND c.relkind = 'r' AND pg_get_userbyid(c.relowner) = 'guarded'""").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList()) {
            roles.as("looker", (session, api) -> {
                refused(() -> session.execute("SELECT * FROM " + buffer));
                refused(() -> session.execute("DELETE FROM " + buffer));
                refused(() -> session.execute("TRUNCATE " + buffer));
                refused(() -> session.execute("INSERT INTO " + buffer + " (__pgs_w) VALUES (1)"));
                refused(() -> session.execute("CREATE TRIGGER t BEFORE DELETE ON " + buffer
                        + " FOR EACH ROW EXECUTE FUNCTION pgstream.pgs_guard()"));
            });
        }
    }
}
