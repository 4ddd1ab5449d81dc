package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources with triggers of their users, which change what a statement writes or write more. */
@StreamTest
class UsersTriggersIT {

    private final TestDatabase database;
    private final Api api;

    UsersTriggersIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    private void create(String mode, String... triggers) throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int, note text)",
                "CREATE TABLE audit (id int, was int)",
                "INSERT INTO items SELECT i, i, 'x' FROM generate_series(1, 5) AS i");
        database.execute(triggers);
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.cdc_trigger_mode = " + mode);
            Api creator = database.api(connection);
            creator.create("rows_of", "SELECT id, n FROM items", "DIFFERENTIAL");
            creator.create("audits", "SELECT id, was, count(*) AS c FROM audit GROUP BY id, was", "DIFFERENTIAL");
            creator.create("both", "SELECT i.id, i.n, a.was FROM items i JOIN audit a ON a.id = i.id", "DIFFERENTIAL");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        for (String name : new String[] {"both", "audits", "rows_of"}) {
            api.drop(name);
        }
        database.execute("DROP TABLE items, audit", "DROP FUNCTION act()");
    }

    private static String function(String body) {
        return "CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body + " END $$";
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "row"})
    void beforeRowChangesWhatTheStatementDidNotName(String mode) throws SQLException {
        create(
                mode,
                function("NEW.n := NEW.n + 100; RETURN NEW;"),
                "CREATE TRIGGER z BEFORE INSERT OR UPDATE ON items FOR EACH ROW EXECUTE FUNCTION act()");
        database.execute("UPDATE items SET note = 'y' WHERE id <= 2", "INSERT INTO items VALUES (6, 6)");
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "both");
        assertThat(database.number("SELECT count(*) FROM rows_of WHERE n > 100"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "row"})
    void beforeRowDropsWhatTheStatementNamed(String mode) throws SQLException {
        create(
                mode,
                function("IF coalesce(NEW.id, OLD.id) % 2 = 0 THEN RETURN NULL; END IF; RETURN coalesce(NEW, OLD);"),
                "CREATE TRIGGER z BEFORE INSERT OR UPDATE OR DELETE ON items FOR EACH ROW EXECUTE FUNCTION act()");
        database.execute(
                "UPDATE items SET n = 9", "DELETE FROM items WHERE id < 3", "INSERT INTO items VALUES (8, 8), (9, 9)");
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        assertThat(database.value("SELECT string_agg(id || ':' || n, ' ' ORDER BY id) FROM rows_of"))
                .isEqualTo("2:2 3:9 4:4 5:9 9:9");
    }

    /** The names put the trigger before and behind those of the capture. */
    @ParameterizedTest
    @ValueSource(strings = {"statement,a", "statement,z", "row,a", "row,z"})
    void afterRowWritesToTheSameSource(String modeAndName) throws SQLException {
        String[] parts = modeAndName.split(",", -1);
        create(
                parts[0],
                function("UPDATE items SET n = NEW.n WHERE id = NEW.id + 1 AND n < NEW.n; RETURN NULL;"),
                "CREATE TRIGGER " + parts[1] + " AFTER UPDATE ON items FOR EACH ROW EXECUTE FUNCTION act()");
        database.execute("UPDATE items SET n = 50 WHERE id = 1");
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        assertThat(database.number("SELECT count(*) FROM rows_of WHERE n = 50")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement,a", "statement,z", "row,a", "row,z"})
    void afterRowWritesToAnotherSource(String modeAndName) throws SQLException {
        String[] parts = modeAndName.split(",", -1);
        create(
                parts[0],
                function("INSERT INTO audit VALUES (OLD.id, OLD.n); RETURN NULL;"),
                "CREATE TRIGGER " + parts[1] + " AFTER UPDATE OR DELETE ON items FOR EACH ROW EXECUTE FUNCTION act()");
        database.execute("UPDATE items SET n = n + 1 WHERE id < 4", "DELETE FROM items WHERE id = 1");
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "audits", "both");
        assertThat(database.number("SELECT sum(c) FROM audits")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement,a", "statement,z", "row,a", "row,z"})
    void afterStatementWritesToAnotherSource(String modeAndName) throws SQLException {
        String[] parts = modeAndName.split(",", -1);
        create(
                parts[0],
                function("INSERT INTO audit SELECT id, n FROM before; DELETE FROM audit WHERE was = 2; RETURN NULL;"),
                "CREATE TRIGGER " + parts[1]
                        + " AFTER UPDATE ON items REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION act()");
        database.execute("UPDATE items SET n = n + 1", "UPDATE items SET n = n + 1 WHERE id = 5");
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "audits", "both");
        assertThat(database.number("SELECT sum(c) FROM audits")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "row"})
    void deferredTriggersWriteAtCommit(String mode) throws SQLException {
        create(
                mode,
                function("INSERT INTO audit VALUES (NEW.id, NEW.n); RETURN NULL;"),
                "CREATE CONSTRAINT TRIGGER z AFTER UPDATE ON items DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION act()");
        database.execute("BEGIN; UPDATE items SET n = 0 WHERE id < 3; COMMIT");
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "audits", "both");
        assertThat(database.number("SELECT sum(c) FROM audits")).isEqualTo(2);
    }
}
