package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What validate promises of a query, without creating anything. */
@StreamTest
class ValidateIT {

    private static final String OBJECTS = "SELECT (SELECT count(*) FROM pg_class) + (SELECT count(*) FROM pg_proc)"
            + " + (SELECT count(*) FROM pg_trigger) + (SELECT count(*) FROM pgstream.pgs_stream_tables)";

    private final TestDatabase database;
    private final Api api;

    ValidateIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE orders (id int PRIMARY KEY, customer int, amount numeric(10,2))",
                "CREATE TABLE log (a int, b text)",
                "CREATE VIEW recent AS SELECT id, amount FROM orders WHERE id > 10");
        database.api().create("streamed", "SELECT id FROM orders");
    }

    private @Nullable String of(String query, String path) throws SQLException {
        long before = database.number(OBJECTS);
        String json = api.validate(query);
        assertThat(database.number(OBJECTS)).isEqualTo(before);
        return database.value(
                "SELECT jsonb_path_query_first($json$" + json + "$json$::jsonb, '" + path + "') #>> '{}'");
    }

    @Test
    void modeAndReason() throws SQLException {
        assertThat(of("SELECT id FROM orders", "$.mode")).isEqualTo("DIFFERENTIAL");
        assertThat(of("SELECT id FROM orders", "$.reason")).isNull();
        assertThat(of("SELECT id FROM orders ORDER BY id LIMIT 1;", "$.mode")).isEqualTo("DIFFERENTIAL");
        assertThat(of("SELECT id, now() AS t FROM orders", "$.mode")).isEqualTo("FULL");
        assertThat(of("SELECT id, now() AS t FROM orders", "$.reason")).contains("now()");
    }

    @Test
    void key() throws SQLException {
        assertThat(of("SELECT id, amount FROM orders", "$.key")).isEqualTo("[\"id\"]");
        assertThat(of("SELECT customer, sum(amount) AS s FROM orders GROUP BY customer", "$.key"))
                .isEqualTo("[\"customer\"]");
        assertThat(of("SELECT a, b FROM log", "$.key")).isNull();
        assertThat(of("SELECT now() AS t FROM orders", "$.key")).isNull();
    }

    @Test
    void columns() throws SQLException {
        assertThat(of("SELECT id, amount, amount::text AS \"As, \"\"Text\" FROM orders", "$.columns"))
                .isEqualTo("[\"id integer\", \"amount numeric(10,2)\", \"As, \\\"Text text\"]");
    }

    @Test
    void sources() throws SQLException {
        assertThat(of("SELECT count(*) AS c FROM orders, log, streamed", "$.sources"))
                .contains("orders", "log", "streamed", "(table)", "(stream table)");
        assertThat(of("SELECT id FROM recent", "$.sources")).contains("orders").doesNotContain("recent");
        assertThat(of("SELECT 1 AS one", "$.sources")).isEqualTo("[]");
    }

    @Test
    void itHoldsWhatItPromises() throws SQLException {
        String query = "SELECT o.customer, count(*) AS c FROM orders o JOIN log l ON l.a = o.id GROUP BY o.customer";
        assertThat(of(query, "$.mode")).isEqualTo("DIFFERENTIAL");
        api.create("promised", query, "DIFFERENTIAL");
        assertThat(api.verify("promised")).isZero();
        api.drop("promised");
    }

    @Test
    void insideAnOpenTransactionItLeavesThatAlone() throws SQLException {
        try (java.sql.Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            database.api(connection).validate("SELECT id FROM orders");
            assertThat(new dev.pgstream.testkit.Session(connection).number("SELECT count(*) FROM streamed"))
                    .isZero();
            connection.commit();
        }
    }
}
