package dev.pgstream.it.error;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that PostgreSQL doesn't understand, and statements that are no queries. */
@StreamTest
class QueryTextIT {

    private final Refusal refusal;

    QueryTextIT(TestDatabase database) {
        this.refusal = new Refusal(database);
    }

    @BeforeAll
    static void createTable(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT id FORM items WHERE n = 1 | 42601 | syntax error
                    SELECT (id FROM items            | 42601 | syntax error
                    SELECT 'unterminated             | 42601 | unterminated
                    SELECT id FROM nowhere           | 42P01 | nowhere
                    SELECT id FROM missing.items     | 42P01 | missing.items
                    SELECT nothing FROM items        | 42703 | nothing
                    SELECT i.nothing FROM items AS i | 42703 | nothing
                    SELECT unheard_of(id) FROM items | 42883 | unheard_of
                    SELECT n, count(*) FROM items    | 42803 | GROUP BY
                    SELECT id FROM items WHERE n = $1 | 42P02 | $1
                    SELECT sum(n) + 'x' FROM items   | 22P02 | bigint
                    """)
    void theServersOwnErrorComesThrough(String query, String sqlState, String word) throws SQLException {
        refusal.ofCreate(query, "AUTO", sqlState, word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO items VALUES (1, 1)",
                "insert into items values (1, 1) returning id",
                "UPDATE items SET n = 2",
                "DELETE FROM items",
                "MERGE INTO items USING items AS i ON false WHEN NOT MATCHED THEN DO NOTHING",
                "DROP TABLE items",
                "CREATE TABLE other AS SELECT 1",
                "EXPLAIN SELECT 1",
                "CALL nothing()",
                "/* SELECT */ DELETE FROM items",
                "-- SELECT\nTRUNCATE items",
                "\"select\""
            })
    void otherStatementsAreNoSelect(String statement) throws SQLException {
        refusal.ofCreate(statement, "AUTO", "42601", "must be one SELECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", ";", "-- SELECT 1", "/* SELECT /* 1 */ */ ;"})
    void nothingIsNoSelect(String text) throws SQLException {
        refusal.ofCreate(text, "AUTO", "42601", "empty");
    }

    @Test
    void aSelectThatWritesIsRefused() throws SQLException {
        refusal.ofCreate("SELECT id INTO other FROM items", "AUTO", "0A000", "SELECT INTO");
        refusal.ofCreate("WITH gone AS (DELETE FROM items RETURNING id) SELECT id FROM gone", "AUTO", "0A000", "WITH");
    }

    /** It is part of CREATE VIEW, which users must not see through. */
    @Test
    void whatCouldFollowInAViewIsRefused() throws SQLException {
        refusal.ofCreate("SELECT id FROM items WITH CHECK OPTION", "AUTO", "42601");
    }
}
