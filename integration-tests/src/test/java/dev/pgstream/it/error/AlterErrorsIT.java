package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refused alteration leaves the stream table as it was, and at work. */
@StreamTest
class AlterErrorsIT {

    private static final String STATE = "SELECT query, schedule, refresh_mode, effective_mode, status, frontier::text"
            + " FROM pgstream.stream_tables_info WHERE table_name = 'altered'";

    private final TestDatabase database;
    private final Api api;
    private final Refusal refusal;
    private List<List<@Nullable String>> before = List.of();

    AlterErrorsIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.refusal = new Refusal(database);
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1), (2, 2)");
        api.create("altered", "SELECT id, n FROM items", "5s", "DIFFERENTIAL", true);
        before = database.rows(STATE);
    }

    @AfterEach
    void isUnchangedAndWorks() throws SQLException {
        assertThat(database.rows(STATE)).isEqualTo(before);
        database.execute("UPDATE items SET n = n + 1 WHERE id = 1");
        assertThat(api.refresh("altered")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("altered")).isZero();
        api.drop("altered", true);
        database.execute("DROP TABLE items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PAUSED", "INITIALIZING", "ERROR"})
    void unknownStatus(String status) throws SQLException {
        refusal.of(
                () -> api.alter("altered", null, null, null, status),
                "22023",
                "altered",
                "'" + status + "'",
                "SUSPENDED");
    }

    @Test
    void unknownStatusBesideGoodChanges() throws SQLException {
        refusal.of(() -> api.alter("altered", "SELECT id FROM items", "9s", "FULL", "x"), "22023", "altered", "'x'");
    }

    @Test
    void unknownMode() throws SQLException {
        refusal.of(() -> api.alter("altered", null, null, "SOMETIMES", null), "22023", "altered", "'SOMETIMES'");
    }

    @Test
    void badSchedule() throws SQLException {
        refusal.of(() -> api.alter("altered", null, "soon", null, null), "22023", "altered", "'soon'");
    }

    @Test
    void badQuery() throws SQLException {
        refusal.of(
                () -> api.alter("altered", "SELECT nothing FROM items", null, null, null),
                "42703",
                "altered",
                "nothing");
        refusal.of(() -> api.alter("altered", "SELECT 1; SELECT 2", null, null, null), "42601", "altered");
        refusal.of(
                () -> api.alter("altered", "SELECT random() AS r", null, null, null), "0A000", "altered", "random()");
    }

    @Test
    void aQueryThatTheModeDoesNotAllow() throws SQLException {
        refusal.of(
                () -> api.alter("altered", "SELECT id, now() AS t FROM items", null, null, null),
                "0A000",
                "altered",
                "now()");
    }

    @Test
    void aQueryThatReadsTheTableItself() throws SQLException {
        refusal.of(
                () -> api.alter("altered", "SELECT id, n FROM altered", null, null, null),
                "42P19",
                "altered",
                "read itself");
    }

    @Test
    void aNewQueryWithoutAColumnThatAReaderNeeds() throws SQLException {
        api.create("reader", "SELECT id FROM altered");
        refusal.of(() -> api.alter("altered", "SELECT n FROM items", null, null, null), "2BP01", "altered", "reader");
    }

    @Test
    void aNewQueryWithoutAColumnThatAPlainViewNeeds() throws SQLException {
        database.execute("CREATE VIEW onlooker AS SELECT id FROM altered");
        refusal.of(() -> api.alter("altered", "SELECT n FROM items", null, null, null), "2BP01", "altered", "onlooker");
        database.execute("DROP VIEW onlooker");
    }

    @Test
    void aBadReplacement() throws SQLException {
        refusal.of(
                () -> api.createOrReplace("altered", "SELECT nothing FROM items", "5s", "AUTO", true),
                "42703",
                "altered",
                "nothing");
    }
}
