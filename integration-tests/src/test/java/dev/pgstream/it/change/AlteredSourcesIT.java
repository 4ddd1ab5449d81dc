package dev.pgstream.it.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources and views that are renamed, replaced or lose their key: the next refresh follows. */
@StreamTest
class AlteredSourcesIT {

    private final TestDatabase database;
    private final Api api;

    AlteredSourcesIT(TestDatabase database, Api api) {
        this.database = database;
        this.api = api;
    }

    @BeforeEach
    void createSource() throws SQLException {
        database.execute(
                "CREATE TABLE src (id int PRIMARY KEY, a int, b int)",
                "INSERT INTO src SELECT i, i % 3, i FROM generate_series(1, 10) AS i",
                "CREATE VIEW below AS SELECT id, a FROM src WHERE a > 0");
        api.create("st", "SELECT id, a FROM below");
    }

    @AfterEach
    void dropAll() throws SQLException {
        api.drop("st", true);
        database.execute("DROP VIEW below", "DROP TABLE IF EXISTS src, moved CASCADE");
    }

    @Test
    void aReplacedViewIsFollowed() throws SQLException {
        database.execute("CREATE OR REPLACE VIEW below AS SELECT id, a * 10 AS a FROM src WHERE b > 4");
        assertThat(api.refresh("st")).isEqualTo("FULL");
        assertThat(api.verify("st")).isZero();
        database.execute("UPDATE src SET b = 0 WHERE id = 10", "INSERT INTO src VALUES (11, 2, 11)");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    @Test
    void renamesAreFollowed() throws SQLException {
        database.execute("ALTER TABLE src RENAME TO moved", "ALTER TABLE moved RENAME COLUMN a TO renamed");
        assertThat(api.refresh("st")).isEqualTo("FULL");
        database.execute("INSERT INTO moved VALUES (12, 1, 1)", "DELETE FROM moved WHERE id = 1");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    @Test
    void aLostKeyIsFollowed() throws SQLException {
        database.execute("ALTER TABLE src DROP CONSTRAINT src_pkey", "INSERT INTO src VALUES (2, 2, 2)");
        api.refresh("st");
        assertThat(api.verify("st")).isZero();
        assertThat(database.number("SELECT count(*) FROM st WHERE id = 2")).isEqualTo(2);
        database.execute("INSERT INTO src VALUES (2, 2, 2)", "DELETE FROM src WHERE id = 4");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    /** A group column's key may have been a primary key, which takes no NULL. */
    @Test
    void aDroppedNotNullIsFollowed() throws SQLException {
        database.execute("CREATE TABLE strict (g int NOT NULL, v int)", "INSERT INTO strict VALUES (1, 1), (2, 2)");
        api.create("groups", "SELECT g, count(*) AS n FROM strict GROUP BY g");
        database.execute("ALTER TABLE strict ALTER g DROP NOT NULL", "INSERT INTO strict VALUES (NULL, 3)");
        assertThat(api.refresh("groups")).isEqualTo("FULL");
        assertThat(api.verify("groups")).isZero();
        database.execute("INSERT INTO strict VALUES (NULL, 4)", "DELETE FROM strict WHERE g = 1");
        assertThat(api.refresh("groups")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("groups")).isZero();
        api.drop("groups");
        database.execute("DROP TABLE strict");
    }
}
