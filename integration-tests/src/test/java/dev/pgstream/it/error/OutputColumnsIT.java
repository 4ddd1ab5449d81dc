package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Result columns that a table can't have, or whose rows can't be told apart. */
@StreamTest
class OutputColumnsIT {

    private final TestDatabase database;
    private final Refusal refusal;

    OutputColumnsIT(TestDatabase database) {
        this.database = database;
        this.refusal = new Refusal(database);
    }

    @BeforeAll
    static void createTable(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE shapes (id int PRIMARY KEY, doc json, place point, page xml, docs json[], n int)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, n AS id FROM shapes",
                "SELECT a.id, b.id FROM shapes AS a JOIN shapes AS b ON a.id = b.n",
                "SELECT id, count(*) AS id FROM shapes GROUP BY id"
            })
    void twoOfTheSameName(String query) throws SQLException {
        refusal.ofCreate(query, "AUTO", "42701", "\"id\"");
    }

    @Test
    void unnamedColumnsOfTheSameName() throws SQLException {
        refusal.ofCreate("SELECT 1, 2", "AUTO", "42701", "?column?");
    }

    @Test
    void none() throws SQLException {
        refusal.ofCreate("SELECT FROM shapes", "AUTO", "42P16", "column");
    }

    @Test
    void reservedNames() throws SQLException {
        refusal.ofCreate("SELECT id AS __pgs_w FROM shapes", "AUTO", "42939", "__pgs_w", "reserved");
    }

    @Test
    void pseudoTypes() throws SQLException {
        refusal.ofCreate("SELECT ROW(id, n) AS pair FROM shapes", "AUTO", "42P16", "pair");
    }

    @ParameterizedTest
    @CsvSource({"doc,json", "place,point", "page,xml", "docs,json[]"})
    void typesWithoutEqualityUnderDifferential(String column, String type) throws SQLException {
        refusal.ofCreate("SELECT id, " + column + " FROM shapes", "DIFFERENTIAL", "0A000", column, type, "equality");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc", "place", "docs"})
    void typesWithoutEqualityUnderAutoAreFull(String column) throws SQLException {
        database.api().create("recomputed", "SELECT id, " + column + " FROM shapes");
        database.execute("INSERT INTO shapes VALUES (1, '{}', '(1,2)', NULL, '{\"1\"}', 1)");
        assertThat(database.api().refresh("recomputed")).isEqualTo("FULL");
        assertThat(database.number("SELECT count(*) FROM recomputed WHERE " + column + " IS NOT NULL"))
                .isEqualTo(1);
        assertThat(database.api().verify("recomputed")).isZero();
        assertThat(database.value("SELECT mode_reason FROM pgstream.stream_tables_info"))
                .contains(column, "equality");
        database.api().drop("recomputed");
        database.execute("TRUNCATE shapes");
    }

    @Test
    void sourcesMayHaveSuchColumnsUnused() throws SQLException {
        database.api().create("plain", "SELECT id, n FROM shapes", "DIFFERENTIAL");
        assertThat(database.api().verify("plain")).isZero();
        database.api().drop("plain");
    }
}
