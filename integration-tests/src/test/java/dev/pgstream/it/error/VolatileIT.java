package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query with a volatile function has no one result, so no mode takes it. */
@StreamTest
class VolatileIT {

    private final TestDatabase database;

    VolatileIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void createObjects(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int)",
                "CREATE SEQUENCE numbers",
                "CREATE FUNCTION dice(int) RETURNS int LANGUAGE plpgsql VOLATILE AS 'BEGIN RETURN $1; END'",
                "CREATE FUNCTION dice(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1'",
                "CREATE FUNCTION sums(int, int) RETURNS int LANGUAGE plpgsql VOLATILE AS 'BEGIN RETURN $1 + $2; END'",
                "CREATE OPERATOR <+> (FUNCTION = sums, LEFTARG = int, RIGHTARG = int)",
                "CREATE AGGREGATE any_sum(int) (SFUNC = sums, STYPE = int, INITCOND = 0)",
                "CREATE VIEW shaken AS SELECT id, random() AS r FROM items");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT id, random() AS r FROM items                   | random()
                    SELECT id FROM items WHERE random() < n               | random()
                    SELECT id FROM items ORDER BY random() LIMIT 1        | random()
                    SELECT id, nextval('numbers') AS v FROM items         | nextval(regclass)
                    SELECT id, clock_timestamp() AS t FROM items          | clock_timestamp()
                    SELECT gen_random_uuid() AS u FROM items              | gen_random_uuid()
                    SELECT dice(id) AS d FROM items                       | dice(integer)
                    SELECT id <+> n AS d FROM items                       | sums(integer,integer)
                    SELECT id FROM items WHERE id = ANY (SELECT dice(n) FROM items) | dice(integer)
                    SELECT r FROM shaken                                  | random()
                    WITH c AS (SELECT random() AS r) SELECT id FROM items, c | random()
                    """)
    void isRefusedByName(String query, String function) throws SQLException {
        new Refusal(database).ofCreate(query, "AUTO", "0A000", "volatile", function);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTO", "DIFFERENTIAL", "FULL"})
    void isRefusedInEveryMode(String mode) throws SQLException {
        new Refusal(database).ofCreate("SELECT random() AS r FROM items", mode, "0A000", "volatile", "random()");
    }

    /** The aggregate itself counts as immutable; what it calls does not. */
    @Test
    void isRefusedInsideAnAggregate() throws SQLException {
        new Refusal(database).ofCreate("SELECT any_sum(n) AS s FROM items", "AUTO", "0A000", "volatile", "sums");
    }

    @Test
    void theSameNameWithAnotherVolatilityIsFine() throws SQLException {
        database.api().create("texts", "SELECT id, dice('a'::text) AS d FROM items", "DIFFERENTIAL");
        assertThat(database.api().verify("texts")).isZero();
        database.api().drop("texts");
    }
}
