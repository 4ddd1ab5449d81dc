package dev.pgstream.it.pljava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Failures that are hard on a backend with Java in it. */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class FailureIT {

    private final TestDatabase database;

    FailureIT(TestDatabase database) throws SQLException {
        this.database = database;
        database.execute("CREATE TABLE IF NOT EXISTS numbers (id int PRIMARY KEY)", """
                INSERT INTO numbers VALUES (1) ON CONFLICT DO NOTHING""");
    }

    @AfterEach
    void theSessionIsWell() throws SQLException {
        database.api().create("well", "SELECT id FROM numbers");
        assertThat(database.api().verify("well")).isZero();
        database.api().drop("well");
    }

    /** Without {@code -Xss} in {@code pljava.vmoptions} this ends the server. */
    @Test
    void aDeepQueryIsAtMostRefused() throws SQLException {
        for (int depth : new int[] {300, 500, 1_500, 2_000, 3_000, 4_000}) {
            String query = "SELECT " + "abs(".repeat(depth) + "id" + ")".repeat(depth) + " AS a FROM numbers";
            try {
                assertThat(database.api().validate(query)).contains("mode");
            } catch (SQLException e) {
                assertThat(e.getSQLState()).as(e.getMessage()).isIn("54001", "53200", "38000");
            }
        }
    }

    @Test
    void aStatementTimeoutComesThrough() throws SQLException {
        database.execute("""
                CREATE FUNCTION slowly(int) RETURNS int STABLE LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_sleep(10); RETURN $1; END'""");
        database.execute("SET statement_timeout = '300ms'");
        try {
            fails("SELECT slowly(id) AS a FROM numbers", "57014");
        } finally {
            database.execute("RESET statement_timeout");
        }
    }

    @Test
    void anErrorOfAUsersFunctionComesThrough() throws SQLException {
        database.execute("""
                CREATE FUNCTION unhappily(int) RETURNS int STABLE LANGUAGE plpgsql AS
                'BEGIN RAISE EXCEPTION ''no luck with %'', $1 USING ERRCODE = ''22003''; END'""");
        fails("SELECT unhappily(id) AS a FROM numbers", "22003");
    }

    /** PL/Java alone would lose it. */
    @Test
    void anErrorAmidALoopComesThrough() throws SQLException {
        database.execute("""
                CREATE FUNCTION loopily(int) RETURNS int STABLE LANGUAGE plpgsql AS
                'DECLARE i int; BEGIN FOR i IN SELECT id FROM public.numbers LOOP
                RAISE EXCEPTION ''no luck'' USING ERRCODE = ''22003'', HINT = ''try again''; END LOOP; END'""");
        fails("SELECT loopily(id) AS a FROM numbers", "22003");
    }

    private void fails(String query, String sqlState) {
        assertThatThrownBy(() -> database.api().create("refused", query))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(sqlState));
    }
}
