package dev.pgstream.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a test class gets from {@link StreamTest}. */
@StreamTest
class StreamTestIT {

    private final TestDatabase database;

    StreamTestIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void pgStreamIsInstalled() throws SQLException {
        assertThat(database.number("SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'pgstream'"))
                .isPositive();
    }

    @Test
    void theVerbsWorkWhereverTheEngineRuns(Api api) throws SQLException {
        database.execute("CREATE TABLE source (id int PRIMARY KEY, a int)", "INSERT INTO source VALUES (1, 10)");
        api.create("derived", "SELECT id, a FROM source");
        assertThat(api.verify("derived")).isZero();
        assertThat(database.number("SELECT count(*) FROM derived")).isEqualTo(1);
    }

    @Test
    void theVerbsJoinAnOpenTransaction() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            database.api(connection).create("undone", "SELECT 1 AS one");
            connection.rollback();
        }
        assertThat(database.value("SELECT to_regclass('undone')")).isNull();
    }

    @Test
    @Tag(StreamTest.ATTACHED)
    void attachedRunsInThisJvm() {
        assertThat(database.target().inDatabase()).isFalse();
    }

    @Test
    @Tag(StreamTest.IN_DATABASE)
    void inDatabaseRunsInTheBackend() {
        assertThat(database.target().inDatabase()).isTrue();
    }

    /** A nested class shares the database of the outermost one. */
    @Nested
    class Inside {

        @Test
        void theDatabaseIsShared(TestDatabase same) {
            assertThat(same).isSameAs(database);
        }
    }
}
