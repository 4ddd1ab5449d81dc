package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import java.sql.SQLException;

/** Refreshes and looks at the result. */
final class Refreshed {

    private Refreshed() {}

    /** The action must be this one, and the stream table equal to its query. */
    static void as(String action, Api api, String... names) throws SQLException {
        for (String name : names) {
            assertThat(api.refresh(name)).as("action on " + name).isEqualTo(action);
            assertThat(api.verify(name)).as("differences of " + name).isZero();
        }
    }
}
