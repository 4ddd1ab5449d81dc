package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attached, a buffer with many consumed rows is emptied after the refresh, without losing what came meanwhile. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class LargeChangeIT {

    private static final String ROWS = "SELECT count(*) FROM pgstream_changes.changes_%s";

    private final TestDatabase database;

    LargeChangeIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)");
        database.api().create("many", "SELECT id, n FROM items", "DIFFERENTIAL");
        database.execute("INSERT INTO items SELECT i, i FROM generate_series(1, 10000) AS i");
    }

    @AfterEach
    void drop() throws SQLException {
        assertThat(database.api().verify("many")).isZero();
        database.api().drop("many");
        database.execute("DROP TABLE items");
    }

    private String rows() throws SQLException {
        return ROWS.formatted(database.value("SELECT buffer_id FROM pgstream.pgs_change_buffers"));
    }

    @Test
    void isEmptiedByTruncate() throws SQLException {
        try (Connection connection = database.connect()) {
            RefreshOutcome outcome = new Attached(connection).refresh("many");
            assertThat(outcome.action()).isEqualTo(RefreshAction.DIFFERENTIAL);
            assertThat(outcome.changedRows()).isEqualTo(10000);
        }
        assertThat(database.number(rows())).isZero();
        assertThat(database.number("SELECT pg_relation_size('pgstream_changes.changes_' || buffer_id)"
                        + " FROM pgstream.pgs_change_buffers"))
                .isZero();
    }

    @Test
    void isLeftAloneByAWriterInTheWay() throws SQLException {
        try (Connection connection = database.connect();
                Connection writer = database.connect()) {
            writer.setAutoCommit(false);
            new Session(writer).execute("INSERT INTO items VALUES (20000, 1)");
            Attached attached = new Attached(connection);
            attached.refresh("many");
            writer.commit();
            assertThat(database.number(rows())).isEqualTo(1);
            assertThat(attached.refresh("many").changedRows()).isEqualTo(1);
        }
        assertThat(database.number(rows())).isZero();
    }
}
