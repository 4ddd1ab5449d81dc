package dev.pgstream.it.error;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that validation refuses as creating would. */
@StreamTest
class ValidateErrorsIT {

    private final TestDatabase database;

    ValidateErrorsIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void createTable(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT id FROM nowhere            | 42P01 | nowhere
                    SELECT nothing FROM items         | 42703 | nothing
                    SELECT id, n AS id FROM items     | 42701 | id
                    SELECT random() AS r FROM items   | 0A000 | random()
                    DELETE FROM items                 | 42601 | must be one SELECT
                    SELECT 1 AS one; SELECT 2 AS two  | 42601 | several statements
                    SELECT id AS __pgs_w FROM items   | 42939 | __pgs_w
                    """)
    void areRefused(String query, String sqlState, String word) throws SQLException {
        new Refusal(database).of(() -> database.api().validate(query), sqlState, word);
    }
}
