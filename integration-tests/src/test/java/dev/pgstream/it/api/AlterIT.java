package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes one property and leaves the others. */
@StreamTest
class AlterIT {

    private final TestDatabase database;
    private final Api api;

    AlterIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1), (2, 2)");
        api.create("altered", "SELECT id, n FROM items", "5s", "DIFFERENTIAL", true);
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("INSERT INTO items VALUES (99, 99)");
        if ("SUSPENDED".equals(of("status"))) {
            api.alter("altered", null, null, null, "ACTIVE");
        }
        api.refresh("altered");
        assertThat(api.verify("altered")).isZero();
        api.drop("altered");
        database.execute("DROP TABLE items");
    }

    private @Nullable String of(String property) throws SQLException {
        return database.value("SELECT " + property + " FROM pgstream.stream_tables_info");
    }

    @Test
    void schedule() throws SQLException {
        String before = of("(pgs_id, frontier, query, refresh_mode, status)::text");
        api.alter("altered", null, "1H30M", null, null);
        assertThat(of("schedule")).isEqualTo("1h30m");
        api.alter("altered", null, "calculated", null, null);
        assertThat(of("schedule")).isEqualTo("calculated");
        api.alter("altered", null, "manual", null, null);
        assertThat(of("schedule")).isNull();
        api.alter("altered", null, null, null, null);
        assertThat(of("schedule")).isNull();
        assertThat(of("(pgs_id, frontier, query, refresh_mode, status)::text")).isEqualTo(before);
    }

    @Test
    void mode() throws SQLException {
        api.alter("altered", null, null, "full", null);
        assertThat(of("refresh_mode || ' ' || effective_mode")).isEqualTo("FULL FULL");
        assertThat(api.refresh("altered")).isEqualTo("FULL");
        api.alter("altered", null, null, "AUTO", null);
        assertThat(of("refresh_mode || ' ' || effective_mode")).isEqualTo("AUTO DIFFERENTIAL");
        assertThat(of("schedule")).isEqualTo("5s");
        assertThat(of("query")).isEqualTo("SELECT id, n FROM items");
        assertThat(api.refresh("altered")).isEqualTo("NO_DATA");
    }

    @Test
    void query() throws SQLException {
        api.alter("altered", "SELECT sum(n) AS total FROM items", null, null, null);
        assertThat(database.number("SELECT total FROM altered")).isEqualTo(3);
        assertThat(of("schedule || ' ' || refresh_mode || ' ' || status")).isEqualTo("5s DIFFERENTIAL ACTIVE");
        database.execute("DELETE FROM items WHERE id = 2");
        assertThat(api.refresh("altered")).isEqualTo("DIFFERENTIAL");
        assertThat(database.number("SELECT total FROM altered")).isEqualTo(1);
    }

    @Test
    void status() throws SQLException {
        api.alter("altered", null, null, null, "suspended");
        assertThat(of("status")).isEqualTo("SUSPENDED");
        database.execute("INSERT INTO items VALUES (3, 3)");
        assertThat(database.number("SELECT count(*) FROM altered")).isEqualTo(2);
        api.alter("altered", null, null, null, "ACTIVE");
        assertThat(of("status")).isEqualTo("ACTIVE");
        assertThat(api.refresh("altered")).isEqualTo("DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM altered")).isEqualTo(3);
    }

    @Test
    void aSuspendedOneStaysSuspendedWithANewQuery() throws SQLException {
        api.alter("altered", null, null, null, "SUSPENDED");
        api.alter("altered", "SELECT id FROM items", null, null, null);
        assertThat(of("status")).isEqualTo("SUSPENDED");
    }

    @Test
    void severalAtOnce() throws SQLException {
        api.alter("altered", "SELECT id FROM items", "1m", "AUTO", "SUSPENDED");
        assertThat(of("schedule || ' ' || refresh_mode || ' ' || status")).isEqualTo("1m AUTO SUSPENDED");
    }
}
