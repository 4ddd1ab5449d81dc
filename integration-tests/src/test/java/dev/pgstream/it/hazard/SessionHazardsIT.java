package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C3: writers and refreshers whose sessions print and read values differently. */
class SessionHazardsIT extends HazardTest {

    private static final String LOOKS = "SELECT at, f, b, p, i, at::text AS at_text, f::text AS f_text,"
            + " b::text AS b_text, p::text AS p_text, to_char(at, 'YYYY-MM-DD HH24') AS hour FROM t";

    SessionHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("SET TimeZone = 'UTC'", "SET IntervalStyle = 'postgres'", "SET extra_float_digits = 1");
        execute("CREATE TABLE t (at timestamptz, f float8, b bytea, p interval, i int)");
        execute("INSERT INTO t VALUES ('2024-03-31 00:30+00', 0.1, '\\x00ff', '1 mon 2 days 03:04:05', 1)");
        create("bag", "SELECT at, f, b, p, i FROM t");
        create(
                "groups",
                "SELECT date_trunc('day', at) AS day, f, count(*) AS n FROM t GROUP BY date_trunc('day', at), f");
        create("looks", LOOKS);
    }

    private Session strange() throws SQLException {
        Session session = session();
        session.execute(
                "SET TimeZone = 'Pacific/Kiritimati'",
                "SET extra_float_digits = -15",
                "SET bytea_output = 'escape'",
                "SET IntervalStyle = 'sql_standard'",
                "SET standard_conforming_strings = off",
                "SET search_path = pg_temp",
                "SET default_transaction_isolation = 'repeatable read'");
        return session;
    }

    private void refreshAll(Session refresher) throws SQLException {
        for (String name : List.of("bag", "groups", "looks")) {
            String schema = database.value("SELECT current_schema()");
            assertThat(api(refresher).refresh(schema + "." + name)).isEqualTo("DIFFERENTIAL");
            compare(name);
        }
    }

    @Test
    void c3_writersOfOtherSessionSettings() throws SQLException {
        String table = database.value("SELECT current_schema()") + ".t";
        strange()
                .execute("INSERT INTO " + table + " SELECT at + interval '1 hour', 1.0 / 3, b || b, p * 2, i + 1 FROM "
                        + table);
        refreshAll(session());
        strange().execute("DELETE FROM " + table + " WHERE i = 1");
        refreshAll(session());
        strange().execute("UPDATE " + table + " SET f = f * 3, at = at - interval '1 day'");
        refreshAll(session());
        execute("DELETE FROM t");
        refreshAll(session());
    }

    @Test
    void c3_refreshersOfOtherSessionSettings() throws SQLException {
        execute("INSERT INTO t SELECT at + interval '1 hour', 1.0 / 3, b || b, p * 2, i + 1 FROM t");
        refreshAll(strange());
        execute("UPDATE t SET f = f * 3, at = at - interval '1 day' WHERE i = 2");
        refreshAll(session());
        execute("DELETE FROM t WHERE i = 2");
        refreshAll(strange());
        execute("TRUNCATE t", "INSERT INTO t VALUES ('2024-03-31 23:30+00', 0.3, '\\x27', '-1 day', 3)");
        Session strange = strange();
        for (String name : List.of("bag", "groups", "looks")) {
            assertThat(api(strange).refresh(database.value("SELECT current_schema()") + "." + name))
                    .isEqualTo("FULL");
            compare(name);
            compareLooks(name);
        }
    }

    /** Dates that depend on the order of day and month, in the query's own text. */
    @Test
    void c3_ambiguousDates() throws SQLException {
        execute("SET DateStyle = 'ISO, DMY'", "CREATE TABLE d (id int PRIMARY KEY, t text)");
        create("casts", "SELECT id, t::date AS day FROM d WHERE t::date > date '01/02/2024'", "AUTO");
        execute("INSERT INTO d VALUES (1, '03/04/2024'), (2, '02/01/2024')");
        Session refresher = session();
        refresher.execute("SET DateStyle = 'ISO, MDY'");
        api(refresher).refresh("casts");
        compare("casts");
    }

    /** No decision may rest on what messages are sent. */
    @Test
    void c3_otherMessages() throws SQLException {
        Session session = session();
        session.execute("SET lc_messages = 'C'", "SET client_min_messages = debug1", "SET check_function_bodies = off");
        api(session).create("fallen_back", "SELECT i FROM t WHERE now() > '2000-01-01'", "AUTO");
        declared("fallen_back", "SELECT i FROM t WHERE now() > '2000-01-01'");
        execute("INSERT INTO t (i) VALUES (9)");
        api(session).refresh("fallen_back");
        compare("fallen_back");
    }
}
