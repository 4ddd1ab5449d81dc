package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verify counts rows that are only on one side. */
@StreamTest
class VerifyIT {

    private final TestDatabase database;
    private final Api api;

    VerifyIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int)",
                "CREATE TABLE log (a int)",
                "INSERT INTO items SELECT i, nullif(i, 3) FROM generate_series(1, 5) AS i",
                "INSERT INTO log VALUES (1), (1), (1), (NULL), (NULL)");
        api.create("keyed", "SELECT n, id FROM items", "DIFFERENTIAL");
        api.create("copies", "SELECT a FROM log", "DIFFERENTIAL");
        api.create("total", "SELECT sum(n) AS s FROM items", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        for (String name : new String[] {"keyed", "copies", "total"}) {
            api.drop(name);
        }
        database.execute("DROP TABLE items, log");
    }

    /** A superuser can; nobody else. */
    private void plant(String table, String statement) throws SQLException {
        database.execute(
                "ALTER TABLE " + table + " DISABLE TRIGGER USER",
                statement,
                "ALTER TABLE " + table + " ENABLE TRIGGER USER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    keyed  | DELETE FROM keyed WHERE id = 1          | 1
                    keyed  | INSERT INTO keyed (id, n) VALUES (9, 9) | 1
                    keyed  | UPDATE keyed SET n = 0 WHERE id < 3     | 4
                    keyed  | UPDATE keyed SET n = 0 WHERE id = 3     | 2
                    keyed  | UPDATE keyed SET n = n                  | 0
                    keyed  | TRUNCATE keyed                          | 5
                    copies | TRUNCATE copies                         | 5
                    copies | DELETE FROM copies WHERE a IS NULL      | 2
                    total  | UPDATE total SET s = s + 1              | 2
                    total  | DELETE FROM total                       | 1
                    """)
    void countsPlantedDifferences(String table, String statement, long differences) throws SQLException {
        assertThat(api.verify(table)).isZero();
        plant(table, statement);
        assertThat(api.verify(table)).isEqualTo(differences);
    }

    @Test
    void countsCopies() throws SQLException {
        plant("copies", "DELETE FROM copies WHERE ctid IN (SELECT min(ctid) FROM copies WHERE a = 1)");
        assertThat(api.verify("copies")).isEqualTo(1);
    }

    @Test
    void countsChangesThatNoRefreshHasApplied() throws SQLException {
        database.execute("UPDATE items SET n = 100 WHERE id = 1", "DELETE FROM items WHERE id = 2", "DELETE FROM log");
        assertThat(api.verify("keyed")).isEqualTo(3);
        assertThat(api.verify("copies")).isEqualTo(5);
        assertThat(api.verify("total")).isEqualTo(2);
        for (String name : new String[] {"keyed", "copies", "total"}) {
            api.refresh(name);
            assertThat(api.verify(name)).isZero();
        }
    }

    @Test
    void ofAnUnfilledOneIsEveryRow() throws SQLException {
        api.create("unfilled", "SELECT id FROM items", "1m", "AUTO", false);
        assertThat(api.verify("unfilled")).isEqualTo(5);
        api.drop("unfilled");
    }
}
