package dev.pgstream.it.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;

/** Errors that come at once, and errors that come when a request is served. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class FailedRequestIT {

    private final TestDatabase database;
    private final Requests requests;

    FailedRequestIT(TestDatabase database) {
        this.database = database;
        this.requests = new Requests(database);
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TEMP TABLE IF NOT EXISTS passing (id int)");
        database.execute("CREATE TABLE items (id int PRIMARY KEY)", "INSERT INTO items VALUES (1), (2)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "DELETE FROM pgstream.pgs_requests");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42601 | create_stream_table('refused', 'SELEC 1') | SELEC",
                "42601 | create_stream_table('refused', '') | one SELECT",
                "42601 | create_stream_table('refused', 'SELECT 1 AS a; DROP TABLE items') | one SELECT",
                "42601 | create_stream_table('refused', 'DELETE FROM items') | one SELECT",
                "42601 | create_stream_table('refused', 'SELECT 1 AS a INTO refused') | one SELECT",
                "42601 | create_stream_table('refused', 'SHOW work_mem') | syntax",
                "42P01 | create_stream_table('refused', 'SELECT id FROM nothing') | nothing",
                "42703 | create_stream_table('refused', 'SELECT nothing FROM items') | nothing",
                "42701 | create_stream_table('refused', 'SELECT id, id FROM items') | id",
                "42P16 | create_stream_table('refused', 'SELECT FROM items') | no columns",
                "42939 | create_stream_table('refused', 'SELECT id AS __pgs_k1 FROM items') | __pgs_k1",
                "42P16 | create_stream_table('refused', 'SELECT id FROM passing') | temporary",
                "42P07 | create_stream_table('items', 'SELECT id FROM items') | items",
                "42601 | create_stream_table('a.b.c', 'SELECT id FROM items') | a.b.c",
                "3F000 | create_stream_table('nowhere.refused', 'SELECT id FROM items') | nowhere",
                "22023 | create_stream_table('refused', 'SELECT id FROM items', 'soon') | soon",
                "22023 | create_stream_table('refused', 'SELECT id FROM items', '') | interval",
                "22023 | create_stream_table('refused', 'SELECT id FROM items', '5s', 'SOMETIMES') | SOMETIMES",
                "22023 | create_stream_table('refused', 'SELECT id FROM items', '5s', NULL) | refresh_mode",
                "22023 | create_stream_table(NULL, 'SELECT id FROM items') | name",
                "22023 | create_stream_table('refused', NULL) | query",
                "42P01 | alter_stream_table('nothing', status => 'ACTIVE') | nothing",
                "42809 | drop_stream_table('items') | items",
                "42P01 | refresh_stream_table('nothing') | nothing",
                "42P01 | resume_stream_table('nothing') | nothing",
                "42P01 | suspend_stream_table('nothing') | nothing",
                "42809 | verify_stream_table('items') | items",
                "42P01 | verify_stream_table('nothing') | nothing",
                "0A000 | explain_stream_table('items') | PL/Java",
                "0A000 | validate_query('SELECT 1') | PL/Java",
            })
    void showsAtOnce(String sqlState, String call, String word) throws SQLException {
        long relations = relations();
        SQLException error = Failure.of(() -> requests.make(call));
        assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo(sqlState);
        assertThat(error.getMessage()).contains(word);
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_requests"))
                .isZero();
        assertThat(relations()).isEqualTo(relations);
    }

    private long relations() throws SQLException {
        return database.number("SELECT count(*) FROM pg_class");
    }

    @Test
    void tellsThePositionInTheQuery() {
        PSQLException error = (PSQLException)
                Failure.of(() -> requests.make("create_stream_table('refused', 'SELECT id, nothing FROM items')"));
        var parts = Objects.requireNonNull(error.getServerErrorMessage());
        assertThat(parts.getInternalQuery()).isEqualTo("SELECT id, nothing FROM items");
        assertThat(parts.getInternalPosition()).isEqualTo(12);
    }

    @Test
    void whatOnlyTheJobCanTellIsInTheStatus() throws SQLException {
        requests.make("create_stream_table('refused', 'SELECT id, random() AS r FROM items')");
        assertThat(requests.status("refused")).isEqualTo("INITIALIZING");
        assertThat(requests.serve()).isEqualTo(1);
        assertThat(requests.latest()).isEqualTo("create FAILED 0A000");
        assertThat(requests.status("refused")).isEqualTo("ERROR");
        SQLException error = Failure.of(() -> requests.await("refused"));
        assertThat(error.getSQLState()).isEqualTo("0A000");
        assertThat(error.getMessage()).contains("refused", "random");
        assertThat(database.value("SELECT to_regclass('refused')")).isNull();
    }

    @Test
    void anotherAttemptStartsAnew() throws SQLException {
        requests.make("create_stream_table('sums', 'SELECT id, random() AS r FROM items')");
        requests.serve();
        requests.make("create_stream_table('sums', 'SELECT id FROM items')");
        assertThat(requests.status("sums")).isEqualTo("INITIALIZING");
        requests.serve();
        requests.await("sums");
        assertThat(requests.status("sums")).isEqualTo("ACTIVE");
    }

    @Test
    void anEmptyTableStaysWhereSomethingWasBuiltOnIt() throws SQLException {
        requests.make("create_stream_table('refused', 'SELECT id, random() AS r FROM items')");
        database.execute("CREATE VIEW report AS SELECT id FROM refused");
        requests.serve();
        assertThat(Failure.of(() -> requests.await("refused")).getMessage()).contains("report");
        assertThat(database.number("SELECT count(*) FROM report")).isZero();
        assertThat(Failure.of(() -> requests.make("create_stream_table('refused', 'SELECT id FROM items')"))
                        .getSQLState())
                .isEqualTo("42P07");
        requests.make("drop_stream_table('refused', true)");
        requests.serve();
        assertThat(database.value("SELECT to_regclass('refused')")).isNull();
        assertThat(requests.status("refused")).isEqualTo("null");
    }

    @Test
    void oneFailureDoesNotStopTheOthers() throws SQLException {
        requests.make(
                "create_stream_table('refused', 'SELECT id, random() AS r FROM items')",
                "create_stream_table('above', 'SELECT id FROM refused')",
                "create_stream_table('fine', 'SELECT id FROM items')");
        assertThat(requests.serve()).isEqualTo(3);
        assertThat(requests.status("fine")).isEqualTo("ACTIVE");
        assertThat(requests.status("above")).isEqualTo("ERROR");
        assertThat(Failure.of(() -> requests.await("above")).getSQLState()).isEqualTo("42P01");
    }

    @Test
    void aColumnThatChangedMeanwhileIsNoticed() throws SQLException {
        requests.make("create_stream_table('refused', 'SELECT id FROM items')");
        database.execute("ALTER TABLE items ALTER COLUMN id TYPE bigint");
        requests.serve();
        assertThat(Failure.of(() -> requests.await("refused")).getMessage())
                .contains("columns are not those of its query");
    }

    @Test
    void aPassingFailureIsTriedAgain() throws SQLException {
        requests.make(
                "create_stream_table('busy', 'SELECT id FROM items')", "create_stream_table('free', 'SELECT 1 AS a')");
        requests.make("refresh_stream_table('busy')");
        try (var writer = database.connect()) {
            writer.setAutoCommit(false);
            new dev.pgstream.testkit.Session(writer).execute("INSERT INTO items VALUES (3)");
            database.execute("ALTER ROLE CURRENT_USER SET lock_timeout = '50ms'");
            assertThat(requests.serve()).isEqualTo(1);
            assertThat(requests.events()).anyMatch(event -> event.contains("tried again later: 55P03"));
            assertThat(requests.status("busy")).isEqualTo("INITIALIZING");
            assertThat(requests.status("free")).isEqualTo("ACTIVE");
            writer.commit();
        } finally {
            database.execute("ALTER ROLE CURRENT_USER RESET lock_timeout");
        }
        assertThat(new Requests(database).serve()).isEqualTo(2);
        assertThat(requests.latest()).isEqualTo("refresh DONE NO_DATA");
    }
}
