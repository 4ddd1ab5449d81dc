package dev.pgstream.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Full refreshes in two steps, the first by a parallel plan. */
@StreamTest
class ParallelPlansIT {

    private static final Map<String, String> QUERIES = Map.of(
            "keyed", "SELECT o.id, o.amount, c.name FROM orders o JOIN customers c ON c.id = o.customer_id",
            "grouped",
                    "SELECT customer_id, count(*) AS n, sum(amount) AS s, max(price) AS p FROM orders GROUP BY customer_id",
            "single", "SELECT count(*) AS n, avg(quantity) AS q FROM orders",
            "bag", "SELECT a, b, c FROM log UNION ALL SELECT quantity, note, price FROM orders",
            "emptied", "SELECT id, note FROM orders WHERE note = 'x1' AND quantity > 1",
            "common",
                    "WITH few AS (SELECT id, region FROM customers) SELECT f.region, o.id FROM few f JOIN orders o ON o.customer_id = f.id");

    private final TestDatabase database;

    ParallelPlansIT(TestDatabase database) {
        this.database = database;
    }

    @RepeatedTest(2)
    void staysEqualToItsQuery() throws SQLException {
        new Oracle(
                        database,
                        Shop.with(
                                ParallelPlans.CHEAP.stream()
                                        .map(each -> "SET " + each)
                                        .toList(),
                                QUERIES,
                                "FULL"))
                .run(Oracle.seed(), 20);
    }

    @Test
    void isUsedWhereTheServerWouldAndLeavesNothing() throws SQLException {
        database.execute(
                "CREATE TABLE numbers (id int PRIMARY KEY, n int)",
                "INSERT INTO numbers SELECT i, i % 7 FROM generate_series(1, 1000) AS i",
                "CREATE TABLE made (tag text)",
                "CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN INSERT INTO public.made VALUES (tg_tag); END $$",
                "CREATE EVENT TRIGGER note ON ddl_command_end WHEN TAG IN ('CREATE TABLE AS') EXECUTE FUNCTION note()");
        database.api().create("sums", "SELECT n, count(*) AS c FROM numbers GROUP BY n", "FULL");
        database.execute("TRUNCATE made", "UPDATE numbers SET n = n + 1 WHERE id < 300");
        assertThat(database.api().refresh("sums")).isEqualTo("FULL");
        assertThat(database.number("SELECT count(*) FROM made")).isZero();
        for (String setting : ParallelPlans.CHEAP) {
            database.execute("SET " + setting);
        }
        database.execute("UPDATE numbers SET n = n + 1 WHERE id < 300");
        assertThat(database.api().refresh("sums")).isEqualTo("FULL");
        assertThat(database.number("SELECT count(*) FROM made")).isOne();
        assertThat(database.api().verify("sums")).isZero();
        assertThat(database.number("SELECT count(*) FROM pg_class WHERE relname LIKE 'stage%'"))
                .isZero();
        database.execute("RESET ALL");
        database.api().drop("sums");
        database.execute("DROP EVENT TRIGGER note", "DROP FUNCTION note()", "DROP TABLE made, numbers");
    }
}
