package dev.pgstream.it.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be done to a source while a stream table reads it, and what the next refresh makes of it. */
@StreamTest
class SourceDefinitionsIT {

    private final TestDatabase database;
    private final Api api;

    SourceDefinitionsIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE SCHEMA one",
                "CREATE SCHEMA two",
                "CREATE ROLE source_owner",
                "CREATE TABLE one.items (id int PRIMARY KEY, g int, note text, unused int)",
                "INSERT INTO one.items SELECT i, i % 3, 'n' || i, i FROM generate_series(1, 12) AS i",
                "CREATE FUNCTION one.twice(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 2 * $1'",
                "CREATE VIEW one.some AS SELECT id, g FROM one.items WHERE id > 2");
        api.create("kept", "SELECT g, count(*) AS n, sum(id) AS s FROM one.items GROUP BY g", "DIFFERENTIAL");
        api.create("viewed", "SELECT id, one.twice(g) AS g FROM one.some", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("kept");
        api.drop("viewed");
        database.execute("DROP SCHEMA one CASCADE", "DROP SCHEMA two CASCADE", "DROP ROLE source_owner");
    }

    private String source() throws SQLException {
        return String.valueOf(database.value(
                "SELECT source_relid::regclass::text FROM pgstream.pgs_change_buffers ORDER BY buffer_id LIMIT 1"));
    }

    private void write(int id) throws SQLException {
        String source = source();
        database.execute(
                "INSERT INTO " + source + " VALUES (" + id + ", 1)",
                "UPDATE " + source + " SET g = g + 1 WHERE id % 4 = 1",
                "DELETE FROM " + source + " WHERE id = " + (id - 10));
    }

    private void refresh(String action) throws SQLException {
        for (String name : new String[] {"kept", "viewed"}) {
            assertThat(api.refresh(name)).as(name).isEqualTo(action);
            assertThat(api.verify(name)).as(name).isZero();
        }
    }

    /** Changes are pending before, between and after; what the statement does not concern stays incremental. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE one.items ADD COLUMN more int DEFAULT 5                     | DIFFERENTIAL
            ALTER TABLE one.items ADD COLUMN made int GENERATED ALWAYS AS (g) STORED| DIFFERENTIAL
            ALTER TABLE one.items DROP COLUMN unused                                | DIFFERENTIAL
            ALTER TABLE one.items ALTER COLUMN unused TYPE bigint                   | DIFFERENTIAL
            ALTER TABLE one.items RENAME unused TO used                             | DIFFERENTIAL
            ALTER TABLE one.items OWNER TO source_owner                             | DIFFERENTIAL
            ALTER TABLE one.items ALTER COLUMN note SET NOT NULL, ADD CHECK (g < 99)| DIFFERENTIAL
            ALTER TABLE one.items SET UNLOGGED                                      | DIFFERENTIAL
            ALTER TABLE one.items REPLICA IDENTITY FULL                             | DIFFERENTIAL
            COMMENT ON TABLE one.items IS 'commented'                               | DIFFERENTIAL
            CREATE INDEX ON one.items (g)                                           | DIFFERENTIAL
            GRANT SELECT ON one.items TO source_owner                               | DIFFERENTIAL
            CREATE PUBLICATION published FOR TABLE one.items                        | DIFFERENTIAL
            VACUUM FULL one.items                                                   | DIFFERENTIAL
            ALTER TABLE one.items RENAME TO things                                  | FULL
            ALTER TABLE one.items SET SCHEMA two                                    | FULL
            ALTER SCHEMA one RENAME TO three                                        | FULL
            ALTER TABLE one.items RENAME g TO grp                                   | FULL
            ALTER TABLE one.items DROP CONSTRAINT items_pkey                        | FULL
            """)
    void isFollowed(String ddl, String action) throws SQLException {
        write(20);
        if (ddl.contains("NOT NULL")) {
            database.execute("UPDATE one.items SET note = 'x' WHERE note IS NULL");
        }
        database.execute(ddl);
        refresh(action);
        writeMore(ddl);
        refresh("DIFFERENTIAL");
        refresh("NO_DATA");
        undo(ddl);
    }

    private void writeMore(String ddl) throws SQLException {
        String source = source();
        database.execute(
                "DELETE FROM " + source + " WHERE id = 5", "UPDATE " + source + " SET id = id + 100 WHERE id = 7");
        if (!ddl.contains("NOT NULL")) {
            database.execute("INSERT INTO " + source + " (id) VALUES (31)");
        }
    }

    /** What would outlive the test or be in the way of its end. */
    private void undo(String ddl) throws SQLException {
        database.execute("DROP PUBLICATION IF EXISTS published");
        if (ddl.contains("TO three")) {
            database.execute("ALTER SCHEMA three RENAME TO one");
        }
        database.execute("ALTER TABLE IF EXISTS one.items OWNER TO CURRENT_USER");
        database.execute("REVOKE ALL ON ALL TABLES IN SCHEMA one FROM source_owner");
    }

    @Test
    void viewsAndFunctionsAreReplaced() throws SQLException {
        write(20);
        database.execute("CREATE OR REPLACE VIEW one.some AS SELECT id, g FROM one.items WHERE id > 4");
        assertThat(api.refresh("kept")).isEqualTo("DIFFERENTIAL");
        assertThat(api.refresh("viewed")).isEqualTo("FULL");
        database.execute(
                "CREATE OR REPLACE FUNCTION one.twice(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 3 * $1'");
        assertThat(api.refresh("kept")).isEqualTo("NO_DATA");
        assertThat(api.refresh("viewed")).isEqualTo("FULL");
        assertThat(api.verify("viewed")).isZero();
        write(21);
        refresh("DIFFERENTIAL");
    }

    /** PostgreSQL refuses, for the definition uses it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE one.items DROP COLUMN g               | 2BP01
            ALTER TABLE one.items ALTER COLUMN g TYPE bigint  | 0A000
            DROP TABLE one.items                              | 2BP01
            DROP VIEW one.some                                | 2BP01
            DROP FUNCTION one.twice(int)                      | 2BP01
            """)
    void isRefused(String ddl, String state) throws SQLException {
        assertThatThrownBy(() -> database.execute(ddl))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
        write(20);
        refresh("DIFFERENTIAL");
    }

    @Test
    void aKeyIsExchanged() throws SQLException {
        write(20);
        database.execute(
                "ALTER TABLE one.items DROP CONSTRAINT items_pkey",
                "UPDATE one.items SET unused = id WHERE unused IS NULL",
                "ALTER TABLE one.items ADD PRIMARY KEY (unused)");
        refresh("FULL");
        database.execute("UPDATE one.items SET id = 1 WHERE id = 2", "DELETE FROM one.items WHERE unused = 3");
        refresh("DIFFERENTIAL");
    }
}
