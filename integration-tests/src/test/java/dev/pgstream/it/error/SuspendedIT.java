package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A stream table that its owner has suspended. */
@StreamTest
class SuspendedIT {

    @Test
    void refusesToRefreshUntilItIsActive(TestDatabase database, Api api) throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
        api.create("resting", "SELECT id FROM items", "DIFFERENTIAL");
        api.alter("resting", null, null, null, "SUSPENDED");
        database.execute("INSERT INTO items VALUES (1)");
        new Refusal(database).of(() -> api.refresh("resting"), "55000", "resting", "suspended", "ACTIVE");
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history"))
                .isZero();
        api.alter("resting", null, null, null, "ACTIVE");
        assertThat(api.refresh("resting")).isNotEqualTo("NO_DATA");
        assertThat(api.verify("resting")).isZero();
    }
}
