package dev.pgstream.it.pljava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PL/Java's driver edits the text of statements; a user's query must not be read through it. */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class StatementTextIT {

    private final TestDatabase database;

    StatementTextIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aQueryIsTakenAsItIsWritten() throws SQLException {
        database.execute(
                "CREATE TABLE source (id int PRIMARY KEY, data jsonb)", "INSERT INTO source VALUES (1, '{\"a\": 1}')");
        database.api().create("derived", """
                SELECT id -- isn't this a comment?
                       + 1 AS next, /* ' ? */
                       'two  blanks, a ? and a \\' AS first,
                       $$two  blanks, a ? and
                a line$$ AS second,
                       data ? 'a' AS "has  a?"
                FROM source -- the end's here""");
        assertThat(database.rows("SELECT next, first, second, \"has  a?\" FROM derived")
                        .toString())
                .isEqualTo("[[2, two  blanks, a ? and a \\, two  blanks, a ? and\na line, t]]");
        database.execute("INSERT INTO source VALUES (2, '{}')");
        assertThat(database.api().refresh("derived")).isEqualTo("DIFFERENTIAL");
        assertThat(database.api().verify("derived")).isZero();
    }
}
