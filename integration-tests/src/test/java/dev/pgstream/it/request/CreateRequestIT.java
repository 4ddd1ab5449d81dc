package dev.pgstream.it.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stream tables that are created by requests. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class CreateRequestIT {

    private final TestDatabase database;
    private final Requests requests;

    CreateRequestIT(TestDatabase database) {
        this.database = database;
        this.requests = new Requests(database);
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, kind text, price numeric)",
                "INSERT INTO items SELECT n, 'k' || n % 3, n FROM generate_series(1, 9) AS n");
    }

    @AfterEach
    void drop() throws SQLException {
        requests.serve();
        database.execute(
                "DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "DELETE FROM pgstream.pgs_stream_tables");
    }

    @Test
    void isInitializingUntilItIsServed() throws SQLException {
        requests.make("create_stream_table('sums', 'SELECT kind, sum(price) AS s FROM items GROUP BY kind', '5s')");
        assertThat(requests.status("sums")).isEqualTo("INITIALIZING");
        assertThat(database.number("SELECT count(s) FROM sums")).isZero();
        assertThat(requests.serve()).isEqualTo(1);
        assertThat(requests.status("sums")).isEqualTo("ACTIVE");
        assertThat(requests.latest()).isEqualTo("create DONE");
        assertThat(database.api().verify("sums")).isZero();
        assertThat(database.number("SELECT count(s) FROM sums")).isEqualTo(3);
        assertThat(database.value("SELECT schedule FROM pgstream.stream_tables_info"))
                .isEqualTo("5s");
        database.execute("UPDATE items SET price = price + 1, kind = 'k1' WHERE id < 4");
        assertThat(database.api().refresh("sums")).isEqualTo("DIFFERENTIAL");
        assertThat(database.api().verify("sums")).isZero();
    }

    @Test
    void staysEmptyWhereThatIsAskedFor() throws SQLException {
        requests.make("create_stream_table('later', 'SELECT id FROM items', NULL, 'FULL', false)");
        requests.serve();
        assertThat(requests.status("later")).isEqualTo("INITIALIZING");
        assertThat(database.number("SELECT count(*) FROM later")).isZero();
        assertThat(database.api().refresh("later")).isEqualTo("FULL");
    }

    /** What a migration does next in the same transaction, as it would where functions do their work at once. */
    @Test
    void aMigrationGoesOnAtOnce() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new Session(connection)
                    .execute(
                            "SELECT pgstream.create_stream_table('dear', 'SELECT id, kind, price FROM items WHERE price > 2')",
                            "CREATE INDEX dear_by_kind ON dear (kind)",
                            "GRANT SELECT ON dear TO PUBLIC",
                            "CREATE VIEW report AS SELECT kind FROM dear",
                            "SELECT pgstream.create_stream_table('counts', 'SELECT kind, count(*) FROM dear GROUP BY kind')",
                            "SELECT pgstream.create_stream_table('top', 'SELECT max(count) AS m FROM counts', 'calculated')",
                            "SELECT pgstream.alter_stream_table('dear', schedule => '7s')",
                            "SELECT pgstream.refresh_stream_table('counts')");
            connection.commit();
        }
        assertThat(requests.serve()).isEqualTo(5);
        assertThat(requests.events()).allMatch(event -> !event.contains("failed"));
        for (String name : new String[] {"dear", "counts", "top"}) {
            requests.await(name);
            assertThat(requests.status(name)).isEqualTo("ACTIVE");
            assertThat(database.api().verify(name)).isZero();
        }
        assertThat(database.number("SELECT count(*) FROM report")).isEqualTo(7);
        assertThat(database.value("SELECT indexdef FROM pg_indexes WHERE indexname = 'dear_by_kind'"))
                .contains("kind");
        assertThat(database.value("SELECT has_table_privilege('public', 'dear', 'SELECT')"))
                .isEqualTo("t");
        assertThat(database.value("SELECT schedule FROM pgstream.stream_tables_info WHERE table_name = 'dear'"))
                .isEqualTo("7s");
        assertThat(database.value("SELECT kind FROM pgstream.pgs_dependencies WHERE source_relid = 'dear'::regclass"))
                .isEqualTo("stream table");
    }

    @Test
    void nobodyWritesWhatIsNotThereYet() throws SQLException {
        requests.make("create_stream_table('dear', 'SELECT id FROM items')");
        assertThat(Failure.of(() -> database.execute("INSERT INTO dear VALUES (1)"))
                        .getSQLState())
                .isEqualTo("55000");
        assertThat(Failure.of(() -> database.execute("TRUNCATE dear")).getSQLState())
                .isEqualTo("55000");
        requests.serve();
        assertThat(Failure.of(() -> database.execute("DELETE FROM dear")).getSQLState())
                .isEqualTo("55000");
    }

    @Test
    void namesMeanWhatTheyMeantToTheCaller() throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection)
                    .execute(
                            "CREATE SCHEMA \"Other Place\"",
                            "CREATE TABLE \"Other Place\".items (n int PRIMARY KEY, at timestamptz)",
                            "INSERT INTO \"Other Place\".items VALUES (1, '2000-01-01 00:00Z')",
                            "SET search_path = \"Other Place\", public",
                            "SET TimeZone = 'Asia/Tokyo'",
                            "SELECT pgstream.create_stream_table('\"Mine\"', 'SELECT n, at::text AS t FROM items')");
        }
        requests.serve();
        assertThat(database.rows("SELECT n, t FROM \"Other Place\".\"Mine\"").get(0))
                .containsExactly("1", "2000-01-01 09:00:00+09");
        assertThat(database.api().verify("\"Other Place\".\"Mine\"")).isZero();
        requests.make("drop_stream_table('\"Other Place\".\"Mine\"')");
        requests.serve();
        database.execute("DROP SCHEMA \"Other Place\" CASCADE");
    }

    @Test
    void createOrReplaceCreatesAndThenReplaces() throws SQLException {
        requests.make(
                "create_or_replace_stream_table('dear', 'SELECT id FROM items', '5s')",
                "create_or_replace_stream_table('dear', 'SELECT id, kind FROM items', '6s')");
        assertThat(requests.serve()).isEqualTo(2);
        assertThat(requests.latest()).isEqualTo("create_or_replace DONE");
        assertThat(database.number("SELECT count(kind) FROM dear")).isEqualTo(9);
        assertThat(database.value("SELECT schedule FROM pgstream.stream_tables_info"))
                .isEqualTo("6s");
    }

    @Test
    void aNameIsFreeOnceItsDropIsRequested() throws SQLException {
        requests.make("create_stream_table('dear', 'SELECT id FROM items')");
        requests.serve();
        requests.make(
                "drop_stream_table('dear')", "create_stream_table('dear', 'SELECT id, kind FROM items WHERE id < 5')");
        assertThat(requests.serve()).isEqualTo(2);
        requests.await("dear");
        assertThat(database.number("SELECT count(kind) FROM dear")).isEqualTo(4);
        assertThat(requests.status("dear")).isEqualTo("ACTIVE");
    }

    @Test
    void followsATableThatIsRenamedMeanwhile() throws SQLException {
        requests.make("create_stream_table('dear', 'SELECT id FROM items')");
        database.execute("ALTER TABLE dear RENAME TO dearer");
        requests.serve();
        assertThat(requests.status("dearer")).isEqualTo("ACTIVE");
        assertThat(database.api().verify("dearer")).isZero();
    }
}
