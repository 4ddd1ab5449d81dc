package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a new query or mode must leave alone. */
@StreamTest
class RebuildIT {

    private final TestDatabase database;
    private final Api api;

    RebuildIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1), (2, 2)");
        api.create("rebuilt", "SELECT id, n FROM items", "5s", "DIFFERENTIAL", true);
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("rebuilt");
        database.execute("DROP TABLE items", "DROP SCHEMA IF EXISTS elsewhere CASCADE");
    }

    @Test
    void itsOwner() throws SQLException {
        database.execute("CREATE ROLE keeper", "GRANT ALL ON SCHEMA public TO keeper", "GRANT ALL ON items TO keeper");
        try {
            database.execute("ALTER TABLE rebuilt OWNER TO keeper");
            api.alter("rebuilt", null, null, "FULL", null);
            assertThat(database.value("SELECT owner FROM pgstream.stream_tables_info"))
                    .isEqualTo("keeper");
        } finally {
            database.execute("REASSIGN OWNED BY keeper TO CURRENT_USER", "DROP OWNED BY keeper", "DROP ROLE keeper");
        }
    }

    /** The stored query means what it meant when it was created, whoever alters it from wherever. */
    @Test
    void whatItsNamesMean() throws SQLException {
        database.execute("CREATE SCHEMA elsewhere", "CREATE TABLE elsewhere.items (id int PRIMARY KEY, n int)");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET search_path = elsewhere");
            database.api(connection).alter("public.rebuilt", null, null, "FULL", null);
        }
        assertThat(database.number("SELECT count(*) FROM rebuilt")).isEqualTo(2);
        assertThat(database.value("SELECT sources::text FROM pgstream.stream_tables_info"))
                .isEqualTo("{items}");
    }

    @Test
    void whereItIs() throws SQLException {
        database.execute("CREATE SCHEMA elsewhere");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET search_path = elsewhere, public");
            database.api(connection).alter("rebuilt", "SELECT id FROM public.items", null, null, null);
        }
        assertThat(database.value("SELECT schema_name FROM pgstream.stream_tables_info"))
                .isEqualTo("public");
    }

    @Test
    void itsReadersWhenOnlyTheScheduleChanges() throws SQLException {
        api.create("reader", "SELECT count(*) AS c FROM rebuilt", "DIFFERENTIAL");
        api.alter("rebuilt", null, "9s", null, null);
        database.execute("INSERT INTO items VALUES (3, 3)");
        assertThat(api.refresh("rebuilt")).isEqualTo("DIFFERENTIAL");
        assertThat(api.refresh("reader")).isEqualTo("DIFFERENTIAL");
        assertThat(database.number("SELECT c FROM reader")).isEqualTo(3);
        api.drop("reader");
    }
}
