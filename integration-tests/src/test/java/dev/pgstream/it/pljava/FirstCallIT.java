package dev.pgstream.it.pljava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;

/**
 * Errors as the first thing that happens in a session: PL/Java can't fetch a class from the database while a failed
 * statement is not rolled back, so what an error needs has to be there before.
 */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class FirstCallIT {

    private final TestDatabase database;

    FirstCallIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE source (id int PRIMARY KEY)", "INSERT INTO source VALUES (1)");
        database.api().create("derived", "SELECT id FROM source");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42P01 | refresh_stream_table('nothing')",
                "42P01 | drop_stream_table('nothing')",
                "42602 | drop_stream_table('two words')",
                "22023 | refresh_stream_table(NULL)",
                "22023 | drop_stream_table('derived', NULL)",
                "22023 | alter_stream_table('derived', status => 'LOST')",
                "42601 | create_stream_table('refused', 'SELEC 1')",
                "42601 | create_stream_table('a.b.c', 'SELECT 1 AS one')",
                "42703 | create_stream_table('refused', 'SELECT nothing FROM source')",
                "42703 | alter_stream_table('derived', query => 'SELECT nothing FROM source')",
                "42703 | validate_query('SELECT nothing FROM source')",
                "42P01 | create_stream_table('refused', 'SELECT * FROM nothing')",
                "3F000 | create_stream_table('nowhere.refused', 'SELECT id FROM source')",
                "42P07 | create_stream_table('source', 'SELECT id FROM source')",
                "42701 | create_stream_table('refused', 'SELECT id, id FROM source')",
                "22012 | create_stream_table('refused', 'SELECT 1 / (id - 1) AS a FROM source')",
                "0A000 | create_stream_table('refused', 'SELECT random() AS a FROM source')",
                "0A000 | create_stream_table('refused', 'SELECT now() AS a FROM source', NULL, 'DIFFERENTIAL')"
            })
    void anErrorComesThrough(String sqlState, String call) throws SQLException {
        try (Connection connection = database.connect()) {
            PSQLException error = error(connection, "SELECT pgstream." + call);
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo(sqlState);
            assertThat(String.valueOf(error.getServerErrorMessage().getMessage()))
                    .isNotBlank()
                    .doesNotContain("java", "dev.pgstream", "Exception");
            assertThat(new Session(connection).value("SELECT pgstream.refresh_stream_table('derived')"))
                    .isEqualTo("NO_DATA");
        }
    }

    private static PSQLException error(Connection connection, String call) throws SQLException {
        try {
            new Session(connection).execute(call);
        } catch (PSQLException e) {
            return e;
        }
        throw new AssertionError("no error came");
    }
}
