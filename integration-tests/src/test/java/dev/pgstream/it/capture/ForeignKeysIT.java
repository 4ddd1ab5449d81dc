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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that foreign keys make in another source of the same stream table. */
@StreamTest
class ForeignKeysIT {

    private final TestDatabase database;
    private final Api api;

    ForeignKeysIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    private void create(String mode, String action) throws SQLException {
        database.execute(
                "CREATE TABLE parents (id int PRIMARY KEY, name text)",
                "CREATE TABLE children (id int PRIMARY KEY, parent int DEFAULT 3 REFERENCES parents " + action
                        + ", n int)",
                "INSERT INTO parents VALUES (1, 'one'), (2, 'two'), (3, 'three')",
                "INSERT INTO children SELECT i, i % 3 + 1, i FROM generate_series(1, 9) AS i");
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.cdc_trigger_mode = " + mode);
            Api creator = database.api(connection);
            creator.create(
                    "joined",
                    "SELECT c.id, p.id AS parent, p.name, c.n FROM parents p JOIN children c ON c.parent = p.id",
                    "DIFFERENTIAL");
            creator.create("grouped", "SELECT parent, sum(n) AS s FROM children GROUP BY parent", "DIFFERENTIAL");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("joined");
        api.drop("grouped");
        database.execute("DROP TABLE children, parents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "row"})
    void onDeleteCascade(String mode) throws SQLException {
        create(mode, "ON DELETE CASCADE");
        database.execute("DELETE FROM parents WHERE id < 3");
        Refreshed.as("DIFFERENTIAL", api, "joined", "grouped");
        assertThat(database.number("SELECT count(*) FROM joined")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"statement,SET NULL", "row,SET NULL", "statement,SET DEFAULT", "row,SET DEFAULT"})
    void onDeleteSet(String mode, String what) throws SQLException {
        create(mode, "ON DELETE " + what);
        database.execute("DELETE FROM parents WHERE id = 1");
        Refreshed.as("DIFFERENTIAL", api, "joined", "grouped");
        assertThat(database.number("SELECT count(*) FROM joined")).isEqualTo(what.equals("SET NULL") ? 6 : 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "row"})
    void onUpdateCascade(String mode) throws SQLException {
        create(mode, "ON UPDATE CASCADE");
        database.execute("UPDATE parents SET id = id + 10, name = upper(name) WHERE id > 1");
        Refreshed.as("DIFFERENTIAL", api, "joined", "grouped");
        assertThat(database.number("SELECT count(*) FROM joined WHERE parent > 10"))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "row"})
    void onDeleteCascadeIntoTheSameTable(String mode) throws SQLException {
        create(mode, "");
        database.execute(
                "CREATE TABLE tree (id int PRIMARY KEY, up int REFERENCES tree ON DELETE CASCADE)",
                "INSERT INTO tree SELECT i, nullif(i / 2, 0) FROM generate_series(1, 15) AS i");
        api.create("leaves", "SELECT t.id, u.id AS up FROM tree t JOIN tree u ON u.id = t.up", "DIFFERENTIAL");
        database.execute("DELETE FROM tree WHERE id = 2");
        Refreshed.as("DIFFERENTIAL", api, "leaves");
        assertThat(database.number("SELECT count(*) FROM leaves")).isEqualTo(7);
        api.drop("leaves");
        database.execute("DROP TABLE tree");
    }
}
