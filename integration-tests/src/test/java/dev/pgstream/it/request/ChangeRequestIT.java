package dev.pgstream.it.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests about stream tables that exist. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class ChangeRequestIT {

    private final TestDatabase database;
    private final Requests requests;

    ChangeRequestIT(TestDatabase database) {
        this.database = database;
        this.requests = new Requests(database);
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)", "INSERT INTO items VALUES (1)");
        database.api().create("kept", "SELECT id FROM items", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        if (database.value("SELECT to_regclass('kept')") != null) {
            database.api().drop("kept", true);
        }
        database.execute("DROP TABLE items");
    }

    @Test
    void refreshes() throws SQLException {
        database.execute("INSERT INTO items VALUES (2)");
        assertThat(database.value("SELECT pgstream.refresh_stream_table('kept')"))
                .isEqualTo("REQUESTED");
        assertThat(database.number("SELECT count(*) FROM kept")).isEqualTo(1);
        requests.serve();
        assertThat(requests.latest()).isEqualTo("refresh DONE DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM kept")).isEqualTo(2);
    }

    /** It needs no worker. */
    @Test
    void verifiesAtOnce() throws SQLException {
        database.execute("INSERT INTO items VALUES (2), (3)", "SET TimeZone = 'Asia/Tokyo'");
        assertThat(database.number("SELECT pgstream.verify_stream_table('kept')"))
                .isEqualTo(2);
        assertThat(database.value("SHOW TimeZone")).isEqualTo("Asia/Tokyo");
        database.execute("RESET TimeZone");
        database.api().refresh("kept");
        assertThat(database.number("SELECT pgstream.verify_stream_table('kept')"))
                .isZero();
    }

    @Test
    void alters() throws SQLException {
        requests.make("alter_stream_table('kept', 'SELECT id, -id AS minus FROM items', '9s', 'full')");
        assertThat(database.number("SELECT count(*) FROM kept")).isEqualTo(1);
        requests.serve();
        assertThat(database.rows("SELECT id, minus FROM kept").get(0)).containsExactly("1", "-1");
        assertThat(database.value("SELECT schedule || refresh_mode FROM pgstream.stream_tables_info"))
                .isEqualTo("9sFULL");
    }

    @Test
    void altersASource() throws SQLException {
        String capture = "SELECT trigger_mode || unlogged FROM pgstream.pgs_change_buffers";
        requests.make("alter_source('items', 'ROW')", "alter_source('items', unlogged => true)");
        assertThat(database.value(capture)).isEqualTo("statementfalse");
        assertThat(requests.serve()).isEqualTo(2);
        assertThat(database.value(capture)).isEqualTo("rowtrue");
        requests.await("items");
        requests.make("drop_stream_table('kept')", "alter_source('items', 'statement')");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("alter_source FAILED 55000");
    }

    @Test
    void suspendsAndResumes() throws SQLException {
        requests.make("suspend_stream_table('kept')");
        requests.serve();
        assertThat(requests.status("kept")).isEqualTo("SUSPENDED");
        requests.make("refresh_stream_table('kept')");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("refresh FAILED 55000");
        requests.make("resume_stream_table('kept')");
        requests.serve();
        assertThat(requests.status("kept")).isEqualTo("ACTIVE");
    }

    /** One that was refused because the stream table is suspended was none. */
    @Test
    void theHistoryTellsWhoStartedARefresh() throws SQLException {
        database.execute("INSERT INTO items VALUES (2)");
        requests.make("refresh_stream_table('kept')");
        requests.serve();
        requests.make("suspend_stream_table('kept')", "refresh_stream_table('kept')");
        requests.serve();
        assertThat(
                        database.rows(
                                "SELECT initiated_by, left(error, 5) FROM pgstream.pgs_refresh_history h"
                                        + " JOIN pgstream.pgs_stream_tables s USING (pgs_id) WHERE s.relid = 'kept'::regclass ORDER BY refresh_id"))
                .containsExactly(java.util.Arrays.asList("request", null));
    }

    @Test
    void drops() throws SQLException {
        database.api().create("above", "SELECT id FROM kept");
        requests.make("drop_stream_table('kept')");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("drop FAILED 2BP01");
        requests.make("drop_stream_table('kept', true)");
        requests.serve();
        assertThat(requests.latest()).isEqualTo("drop DONE");
        assertThat(database.value("SELECT to_regclass('kept')")).isNull();
        requests.await("kept");
    }

    @Test
    void nothingHappensIfTheCallerRollsBack() throws SQLException {
        database.execute("BEGIN", "SELECT pgstream.drop_stream_table('kept')", "ROLLBACK");
        assertThat(requests.serve()).isZero();
        assertThat(requests.status("kept")).isEqualTo("ACTIVE");
    }

    @Test
    void oldRequestsGo() throws SQLException {
        requests.make("refresh_stream_table('kept')", "refresh_stream_table('kept')");
        requests.serve();
        database.execute(
                "ALTER TABLE pgstream.pgs_requests DISABLE TRIGGER pgs_request_guard",
                "UPDATE pgstream.pgs_requests SET served_at = now() - interval '8 days' WHERE request_id ="
                        + " (SELECT min(request_id) FROM pgstream.pgs_requests WHERE verb = 'refresh')",
                "ALTER TABLE pgstream.pgs_requests ENABLE ALWAYS TRIGGER pgs_request_guard");
        database.execute("DELETE FROM pgstream.pgs_requests WHERE verb <> 'refresh'");
        long before = database.number("SELECT count(*) FROM pgstream.pgs_requests");
        requests.make("refresh_stream_table('kept')");
        requests.serve();
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_requests"))
                .isEqualTo(before);
    }

    @Test
    void anIdleServerWritesNothing() throws SQLException {
        requests.serve();
        String before = database.value("SELECT pg_snapshot_xmax(pg_current_snapshot())");
        assertThat(requests.serve()).isZero();
        assertThat(database.value("SELECT pg_snapshot_xmax(pg_current_snapshot())"))
                .isEqualTo(before);
    }
}
