package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream table that is filled only by its first refresh. */
@StreamTest
class InitializeIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT id, n FROM items                           | DIFFERENTIAL | DIFFERENTIAL
                    SELECT n, count(*) AS c FROM items GROUP BY n     | DIFFERENTIAL | DIFFERENTIAL
                    SELECT count(*) AS c, sum(n) AS s FROM items      | DIFFERENTIAL | DIFFERENTIAL
                    SELECT n FROM items ORDER BY id LIMIT 2           | AUTO         | DIFFERENTIAL
                    SELECT n FROM items WHERE now() > '2000-01-01'    | AUTO         | FULL
                    SELECT id FROM items                              | FULL         | FULL
                    """)
    void isEmptyUntilThen(String query, String mode, String later, TestDatabase database, Api api) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1), (2, 2)");
        api.create("unfilled", query, "1m", mode, false);
        assertThat(database.number("SELECT count(*) FROM unfilled")).isZero();
        assertThat(database.value("SELECT status || ' ' || populated FROM pgstream.stream_tables_info"))
                .isEqualTo("INITIALIZING false");
        database.execute("INSERT INTO items VALUES (3, 3)", "DELETE FROM items WHERE id = 1");
        assertThat(api.refresh("unfilled")).isEqualTo("FULL");
        assertThat(api.verify("unfilled")).isZero();
        assertThat(database.value("SELECT status || ' ' || populated FROM pgstream.stream_tables_info"))
                .isEqualTo("ACTIVE true");
        database.execute("INSERT INTO items VALUES (4, 4)");
        assertThat(api.refresh("unfilled")).isEqualTo(later);
        assertThat(api.verify("unfilled")).isZero();
        api.drop("unfilled");
        database.execute("DROP TABLE items");
    }
}
