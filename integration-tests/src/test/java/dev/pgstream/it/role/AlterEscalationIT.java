package dev.pgstream.it.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A superuser changes a stream table of somebody else, whose functions want to act as the superuser, wherever they are called. */
@StreamTest
class AlterEscalationIT {

    private static final String OWNER = "mallory";
    private static final String QUERY = "SELECT id, same(n) AS n, same(7) AS seven FROM hers";

    private final TestDatabase database;
    private final Roles roles;

    AlterEscalationIT(TestDatabase database) {
        this.database = database;
        this.roles = new Roles(database);
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        Roles roles = new Roles(database);
        roles.create(OWNER);
        database.execute("CREATE TABLE log (who text DEFAULT current_user)", "GRANT INSERT ON log TO PUBLIC");
        roles.as(
                OWNER,
                (session, api) -> session.execute(
                        """
                        CREATE FUNCTION trap() RETURNS void LANGUAGE plpgsql AS $$
                        BEGIN
                            BEGIN PERFORM pg_catalog.set_config('role', 'none', true); EXCEPTION WHEN OTHERS THEN NULL; END;
                            INSERT INTO public.log DEFAULT VALUES;
                        END $$""",
                        "CREATE FUNCTION same(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                                + " 'BEGIN PERFORM public.trap(); RETURN n; END'",
                        "CREATE FUNCTION fired() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN PERFORM public.same(1); RETURN NULL; END'",
                        "CREATE DOMAIN checked AS int CHECK (same(VALUE) IS NOT NULL)",
                        "CREATE TABLE hers (id int PRIMARY KEY, n int)",
                        "INSERT INTO hers VALUES (1, 1), (2, 2)",
                        "CREATE VIEW hers_too AS SELECT id, same(n) AS n FROM hers"));
    }

    @AfterAll
    static void drop(TestDatabase database) throws SQLException {
        new Roles(database).drop(OWNER);
    }

    @BeforeEach
    void createStreamTable() throws SQLException {
        roles.as(OWNER, (session, api) -> {
            api.create("trapped", QUERY, "AUTO");
            session.execute(
                    "CREATE INDEX by_call ON trapped (same(n)) WHERE same(seven) > 0",
                    "CREATE TRIGGER fired AFTER INSERT OR UPDATE OR DELETE ON trapped FOR EACH STATEMENT"
                            + " EXECUTE FUNCTION fired()");
        });
        database.execute("TRUNCATE log");
    }

    @AfterEach
    void dropStreamTable() throws SQLException {
        database.api().drop("trapped", true);
    }

    /** Same columns, other columns, other types, nothing but another mode, from incremental to full and back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT id, same(n) AS n, same(8) AS seven FROM hers                        | DIFFERENTIAL
            SELECT id, same(n) AS n, same(8) AS seven FROM hers                        | FULL
            SELECT id, same(n) AS n FROM hers WHERE same(id) > 1                       | DIFFERENTIAL
            SELECT id, CAST(n AS checked) AS n, same(9) AS seven FROM hers             | AUTO
            SELECT n, count(*) AS c, sum(same(id)) AS s FROM hers GROUP BY n           | DIFFERENTIAL
            SELECT id, n, (SELECT max(same(h.n)) FROM hers h) AS m FROM hers_too       | AUTO
            SELECT n, c FROM (SELECT n, count(*) AS c FROM hers GROUP BY n) q WHERE same(c::int) > 0 | AUTO
            SELECT id, same(n) AS n, same(7) AS seven FROM hers                        | FULL
            """)
    void g2_anotherQueryHasItsOwnersRights(String query, String mode) throws SQLException {
        roles.as(OWNER, (session, api) -> session.execute("INSERT INTO hers SELECT max(id) + 1, 1 FROM hers"));
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            Api own = database.api(connection);
            own.alter("trapped", query, null, mode, null);
            assertThat(own.verify("trapped")).isZero();
            database.execute("INSERT INTO hers SELECT max(id) + 1, 2 FROM hers");
            own.refresh("trapped");
            assertThat(own.verify("trapped")).isZero();
            own.createOrReplace("trapped", QUERY, null, "AUTO", true);
            database.execute("DELETE FROM hers WHERE id = (SELECT max(id) FROM hers)");
            own.refresh("trapped");
            assertThat(own.verify("trapped")).isZero();
            own.createOrReplace("trapped", query, null, mode, false);
            assertThat(session.value("SELECT current_setting('role') || ' ' || (session_user = current_user)"))
                    .isEqualTo("none true");
        }
        assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                .isEqualTo(OWNER);
    }

    /** What the query's source was altered to is followed with the same rights. */
    @ParameterizedTest
    @CsvSource({"DIFFERENTIAL", "FULL"})
    void g2_soHasAQueryThatFollowsItsSource(String mode) throws SQLException {
        roles.as(OWNER, (session, api) -> {
            api.alter("trapped", "SELECT id, n FROM hers_too", null, mode, null);
            session.execute(
                    "CREATE OR REPLACE VIEW hers_too AS SELECT id, same(n) + same(1) - 1 AS n FROM hers",
                    "INSERT INTO hers SELECT max(id) + 1, 1 FROM hers");
        });
        database.api().refresh("trapped");
        assertThat(database.api().verify("trapped")).isZero();
        assertThat(database.value("SELECT string_agg(DISTINCT who, ',') FROM log"))
                .isEqualTo(OWNER);
    }
}
