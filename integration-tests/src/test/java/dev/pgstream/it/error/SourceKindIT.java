package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that no stream table can read, or not by their changes. */
@StreamTest
class SourceKindIT {

    private static final String FOREIGN = "SELECT id, n FROM far_away";

    private final TestDatabase database;
    private final Refusal refusal;

    SourceKindIT(TestDatabase database) {
        this.database = database;
        this.refusal = new Refusal(database);
    }

    @BeforeAll
    static void createSources(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int)",
                "CREATE VIEW named_classes AS SELECT relname FROM pg_class",
                "CREATE MATERIALIZED VIEW kept AS SELECT id FROM items",
                "CREATE FOREIGN DATA WRAPPER nothing",
                "CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing",
                "CREATE FOREIGN TABLE far_away (id int, n int) SERVER nowhere",
                "CREATE TABLE parts (id int, n int) PARTITION BY LIST (id)",
                "CREATE TABLE parts_here PARTITION OF parts FOR VALUES IN (1)",
                "CREATE FOREIGN TABLE parts_there PARTITION OF parts FOR VALUES IN (2) SERVER nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTO", "DIFFERENTIAL", "FULL"})
    void temporaryTables(String mode) throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection)
                    .execute(
                            "CREATE TEMPORARY TABLE passing (id int PRIMARY KEY)",
                            "CREATE TEMPORARY VIEW passing_by AS SELECT id FROM passing");
            for (String source : new String[] {"passing", "passing_by"}) {
                refusal.of(
                        () -> database.api(connection).create("refused", "SELECT id FROM " + source, mode),
                        "42P16",
                        "refused",
                        "temporary");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT relname FROM pg_class",
                "SELECT relname FROM pg_class JOIN items ON id = relpages",
                "SELECT relname FROM named_classes",
                "SELECT table_name FROM information_schema.tables",
                "SELECT feature_name FROM information_schema.sql_features",
                "SELECT id FROM items WHERE EXISTS (SELECT FROM pg_catalog.pg_namespace)"
            })
    void systemTables(String query) throws SQLException {
        refusal.ofCreate(query, "AUTO", "0A000", "system table");
        refusal.ofCreate(query, "FULL", "0A000", "system table");
    }

    @Test
    void foreignTablesUnderDifferential() throws SQLException {
        refusal.of(
                () -> database.api().create("refused", FOREIGN, "1m", "DIFFERENTIAL", false),
                "0A000",
                "refused",
                "foreign",
                "far_away");
    }

    @Test
    void materializedViewsUnderDifferential() throws SQLException {
        refusal.ofCreate("SELECT id FROM kept", "DIFFERENTIAL", "0A000", "materialized", "kept");
    }

    @Test
    void foreignPartitionsUnderDifferential() throws SQLException {
        refusal.of(
                () -> database.api().create("refused", "SELECT id, n FROM parts", "1m", "DIFFERENTIAL", false),
                "0A000",
                "refused",
                "foreign",
                "parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {FOREIGN, "SELECT id, n FROM parts", "SELECT id FROM kept"})
    void theSameUnderAutoIsFull(String query) throws SQLException {
        database.api().create("recomputed", query, "1m", "AUTO", false);
        assertThat(database.value("SELECT effective_mode FROM pgstream.stream_tables_info"))
                .isEqualTo("FULL");
        assertThat(database.value("SELECT mode_reason FROM pgstream.stream_tables_info"))
                .containsPattern("foreign|materialized");
        database.api().drop("recomputed");
    }
}
