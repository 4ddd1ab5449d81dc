package dev.pgstream.it.error;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, schedules and modes that can't be. */
@StreamTest
class DeclarationIT {

    private static final String QUERY = "SELECT id FROM items";

    private final TestDatabase database;
    private final Refusal refusal;

    DeclarationIT(TestDatabase database) {
        this.database = database;
        this.refusal = new Refusal(database);
    }

    @BeforeAll
    static void createObjects(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE items (id int CONSTRAINT items_key PRIMARY KEY)",
                "CREATE VIEW shown AS SELECT 1 AS one",
                "CREATE SEQUENCE counted",
                "CREATE TYPE pair AS (a int, b int)",
                "CREATE DOMAIN small AS int",
                "CREATE SCHEMA \"Other\"",
                "CREATE TABLE \"Other\".\"Taken\" (id int)");
        database.api().create("streamed", QUERY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items",
                "ITEMS",
                "public.shown",
                "counted",
                "items_key",
                "pair",
                "streamed",
                "\"Other\".\"Taken\""
            })
    void takenNames(String name) throws SQLException {
        String plain = name.replaceFirst(".*\\.", "").replace("\"", "");
        refusal.of(() -> database.api().create(name, QUERY), "42P07", name.equals("ITEMS") ? "items" : plain, "exists");
    }

    /** A table makes a type of its name, so the server refuses; its error names the type. */
    @Test
    void aTypesName() throws SQLException {
        refusal.of(() -> database.api().create("small", QUERY), "42710", "small");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "a.b.c.d"})
    void tooManyParts(String name) throws SQLException {
        refusal.of(() -> database.api().create(name, QUERY), "42601", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a.", ".a", "\"open", "1st", "a;b"})
    void noNames(String name) throws SQLException {
        refusal.of(() -> database.api().create(name, QUERY), "22023", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\""})
    void emptyNames(String name) throws SQLException {
        refusal.of(() -> database.api().create(name, QUERY), "22023");
    }

    @Test
    void aSchemaThatDoesNotExist() throws SQLException {
        refusal.of(() -> database.api().create("missing.refused", QUERY), "3F000", "missing", "refused");
    }

    @Test
    void noSchemaToCreateIn() throws SQLException {
        database.execute("SET search_path = ''");
        try {
            refusal.of(() -> database.api().create("refused", "SELECT id FROM public.items"), "42P01", "refused");
        } finally {
            database.execute("RESET search_path");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "5",
                "5 s",
                "-1s",
                "0s",
                "0ms",
                "1.5s",
                "1d",
                "s",
                "1s1h",
                "1s;",
                "every 5s",
                "61 * * * *",
                "@fortnightly",
                "9999999h",
                "99999999999999999999s"
            })
    void badSchedules(String schedule) throws SQLException {
        refusal.of(
                () -> database.api().create("refused", QUERY, schedule, "AUTO", true), "22023", "refused", "schedule");
    }

    @Test
    void cronExpressionsInATimeZoneWithoutAName() throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET TimeZone = 'CET-1CEST,M3.5.0,M10.5.0/3'");
            refusal.of(
                    () -> database.api(connection).create("refused", QUERY, "0 3 * * *", "AUTO", true),
                    "22023",
                    "refused",
                    "time zone",
                    "region");
        }
    }

    @Test
    void unknownConsistency() throws SQLException {
        refusal.of(
                () -> database.api().create("refused", QUERY, "1m", "AUTO", true, "strict"),
                "22023",
                "refused",
                "'strict'",
                "diamond, group or none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "INCREMENTAL", "IMMEDIATE", "AUTO;", "FULL DIFFERENTIAL"})
    void unknownModes(String mode) throws SQLException {
        refusal.of(() -> database.api().create("refused", QUERY, mode), "22023", "refused", "'" + mode + "'", "AUTO");
    }
}
