package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** The worker serves what SQL functions ask for, and refreshes what comes of it. */
class ServedRequestsIT extends JobTest {

    ServedRequestsIT(TestDatabase database) {
        super(database);
    }

    @Test
    void aStreamTableIsCreatedChangedAndDropped() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 10)");
        work();
        execute("SELECT pgstream.create_stream_table('sums', 'SELECT sum(v) AS s FROM t', '1h')");
        execute("CALL pgstream.wait_for('sums', '1 minute')");
        assertThat(database.value("SELECT s FROM sums")).isEqualTo("10");
        execute("INSERT INTO t VALUES (2, 10)", "SELECT pgstream.alter_stream_table('sums', schedule => '100ms')");
        await("SELECT s FROM sums", "20");
        execute("SELECT pgstream.drop_stream_table('sums')");
        await("SELECT to_regclass('sums') IS NULL", "t");
    }
}
