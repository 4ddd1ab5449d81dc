package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query is one statement, whatever hides a second one. */
@StreamTest
class SeveralStatementsIT {

    private final TestDatabase database;

    SeveralStatementsIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void createTable(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE victim (id int PRIMARY KEY)",
                "CREATE TABLE victim_too ()",
                "INSERT INTO victim VALUES (1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 AS one; DROP TABLE victim",
                "SELECT 1 AS one; SELECT 2 AS two",
                "SELECT 1 AS one;;; DROP TABLE victim;",
                "SELECT 1 AS one -- ;\n; DROP TABLE victim",
                "SELECT 1 AS one /* /* */ ; */ ; DROP TABLE victim",
                "SELECT 1 AS one; /* comment */ DROP TABLE victim",
                "SELECT $$;$$ AS one; DROP TABLE victim",
                "SELECT $a$ $$ ; $b$ $a$ AS one; DROP TABLE victim; --$a$",
                "SELECT E'\\'' AS one; DROP TABLE victim; --'",
                "SELECT 'it''s' AS one; DROP TABLE victim",
                "SELECT '\\' AS one; DROP TABLE victim; --'",
                "SELECT 1 AS \"a;\"\"\"; DROP TABLE victim; --\"",
                "SELECT 1 AS one;\u00a0DROP TABLE victim"
            })
    void aSecondStatementIsRefused(String text) throws SQLException {
        new Refusal(database).ofCreate(text, "AUTO", "42601", "several statements");
        assertThat(database.number("SELECT count(*) FROM victim")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM victim;",
                "SELECT id FROM victim ; ; ",
                "SELECT id FROM victim; -- the end",
                "SELECT id FROM victim -- the end",
                "/* ; /* ; */ ; */ SELECT id FROM victim; /* the end */",
                "SELECT id FROM victim WHERE 'a;b' <> ';'",
                "SELECT id FROM victim WHERE E'\\';' <> $x$;$$;$x$",
                "SELECT id FROM victim WHERE U&'\\003b;' <> ''",
                "SELECT id, id AS \"a;b\" FROM victim",
                "(SELECT id FROM victim)",
                "WITH v AS (SELECT id FROM victim) SELECT id FROM v;",
                "TABLE victim"
            })
    void oneStatementIsNot(String text) throws SQLException {
        database.api().create("one_statement", text);
        assertThat(database.api().verify("one_statement")).isZero();
        assertThat(database.number("SELECT id FROM one_statement")).isEqualTo(1);
        database.api().drop("one_statement");
    }

    /** Where backslashes escape, this is a literal, an end and two more statements. */
    @Test
    void aSettingThatChangesLiteralsHidesNothing() throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET standard_conforming_strings = off");
            SQLException error = Refusal.error(() -> database.api(connection)
                    .create("refused", "SELECT '\\'' AS one; DROP TABLE victim_too; --'", "AUTO"));
            assertThat(error.getSQLState()).isEqualTo("42601");
        }
        assertThat(database.value("SELECT to_regclass('victim_too')")).isEqualTo("victim_too");
        assertThat(database.value("SELECT to_regclass('refused')")).isNull();
    }
}
