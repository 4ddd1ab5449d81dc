package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as users write them, and where they lead. */
@StreamTest
class NamesIT {

    private final TestDatabase database;
    private final Api api;

    NamesIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE SCHEMA \"Mixed Case\"",
                "CREATE SCHEMA near",
                "CREATE TABLE items (id int PRIMARY KEY)",
                "CREATE TABLE near.items (id int PRIMARY KEY)",
                "INSERT INTO items VALUES (1)",
                "INSERT INTO near.items VALUES (10), (11)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    plain                          | public     | plain
                    FOLDED                         | public     | folded
                    "Quoted"                       | public     | Quoted
                    near.inside                    | near       | inside
                    "Mixed Case"."a.b"             | Mixed Case | a.b
                    "Mixed Case".folded            | Mixed Case | folded
                    "with ""quotes"" and 'ticks'"  | public     | with "quotes" and 'ticks'
                    "select"                       | public     | select
                    "?"                            | public     | ?
                    "semi;colon -- and more"       | public     | semi;colon -- and more
                    "ünïcödé"                      | public     | ünïcödé
                    "back\\slash $$ %s {0}"        | public     | back\\slash $$ %s {0}
                    "__pgs_like_ours"              | public     | __pgs_like_ours
                    """)
    void areUnderstoodByEveryVerb(String written, String schema, String name) throws SQLException {
        api.create(written, "SELECT id FROM public.items", "5s", "DIFFERENTIAL", true);
        assertThat(database.rows("SELECT schema_name, table_name FROM pgstream.stream_tables_info")
                        .get(0))
                .containsExactly(schema, name);
        database.execute("INSERT INTO items VALUES (2)");
        assertThat(api.refresh(written)).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify(written)).isZero();
        assertThat(api.explain(written)).contains("DIFFERENTIAL");
        api.alter(written, null, "9s", null, null);
        api.alter(written, "SELECT id, id + 1 AS next FROM public.items", null, null, null);
        api.createOrReplace(written, "SELECT id FROM public.items", "5s", "FULL", true);
        assertThat(api.refresh(written)).isEqualTo("FULL");
        api.drop(written);
        assertThat(database.number("SELECT count(*) FROM pgstream.stream_tables_info"))
                .isZero();
        database.execute("DELETE FROM items WHERE id = 2");
    }

    /** PostgreSQL cuts names at 63 bytes, and so does this. */
    @Test
    void tooLongOnesAreCut() throws SQLException {
        String written = "n".repeat(70);
        api.create(written, "SELECT id FROM items", "DIFFERENTIAL");
        assertThat(database.value("SELECT table_name FROM pgstream.stream_tables_info"))
                .isEqualTo("n".repeat(63));
        assertThat(api.verify(written)).isZero();
        api.drop("n".repeat(63));
    }

    @Test
    void unqualifiedOnesFollowTheSearchPath() throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            Api here = database.api(connection);
            session.execute("SET search_path = near, public");
            here.create("found", "SELECT id FROM items", "DIFFERENTIAL");
            assertThat(session.value("SHOW search_path")).isEqualTo("near, public");
            session.execute("RESET search_path");
            api.create("found", "SELECT id FROM items", "DIFFERENTIAL");
            session.execute("INSERT INTO near.items VALUES (12)");
            assertThat(here.refresh("found")).isEqualTo("NO_DATA");
            assertThat(session.value("SHOW search_path")).isEqualTo("\"$user\", public");
            session.execute("SET search_path = near");
            assertThat(here.refresh("found")).isEqualTo("DIFFERENTIAL");
            assertThat(here.verify("found")).isZero();
            assertThat(session.number("SELECT count(*) FROM found")).isEqualTo(3);
            here.drop("found");
        }
        assertThat(database.number("SELECT count(*) FROM found")).isEqualTo(1);
        api.drop("found");
        database.execute("DELETE FROM near.items WHERE id = 12");
    }

    @Test
    void renamedOnesAreFoundByTheirNewName() throws SQLException {
        api.create("before", "SELECT id FROM items", "DIFFERENTIAL");
        database.execute(
                "ALTER TABLE before RENAME TO \"After\"",
                "ALTER TABLE \"After\" SET SCHEMA near",
                "ALTER TABLE items RENAME TO goods",
                "INSERT INTO goods VALUES (5)");
        try {
            assertThat(api.refresh("near.\"After\"")).isNotEqualTo("NO_DATA");
            assertThat(api.verify("near.\"After\"")).isZero();
        } finally {
            database.execute("ALTER TABLE goods RENAME TO items", "DELETE FROM items WHERE id = 5");
            api.drop("near.\"After\"");
        }
    }
}
