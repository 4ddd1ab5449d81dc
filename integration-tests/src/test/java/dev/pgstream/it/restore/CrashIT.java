package dev.pgstream.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.RestartableServer;
import dev.pgstream.testkit.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A9: the server crashes while changes are pending, as by {@code pg_ctl stop -m immediate}. */
@Tag(StreamTest.ATTACHED)
class CrashIT {

    private final RestartableServer server =
            RestartableServer.start(Integer.getInteger(Servers.VERSION, 18), Map.of("synchronous_commit", "on"));

    @BeforeEach
    void install() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            new Installer(connection).install();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** With changes pending, part of which some stream tables have seen. */
    private void create(boolean unlogged) throws SQLException {
        try (Shop shop = Shop.in(server, "postgres")) {
            shop.create(unlogged);
            shop.refresh("DIFFERENTIAL");
            shop.change(2);
        }
    }

    private void crash() {
        server.crash();
        server.start();
    }

    private void switchTo(boolean unlogged) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            for (String source : List.of("shop.items", "shop.parts", "shop.sums")) {
                new Attached(connection).alterSource(source, new SourceAlteration(null, unlogged));
            }
        }
    }

    private void goesOn(String action) throws SQLException {
        try (Shop shop = Shop.in(server, "postgres")) {
            shop.refresh(action);
            shop.goesOn();
        }
    }

    private long pending() throws SQLException {
        try (Shop shop = Shop.in(server, "postgres")) {
            return shop.session()
                    .number("SELECT count(DISTINCT p) FROM pgstream.pgs_pending(ARRAY("
                            + "SELECT pgs_id FROM pgstream.pgs_stream_tables)) AS p");
        }
    }

    private long captured() throws SQLException {
        try (Shop shop = Shop.in(server, "postgres")) {
            long rows = 0;
            for (var buffer : shop.session().rows("SELECT buffer_id FROM pgstream.pgs_change_buffers")) {
                rows += shop.session().number("SELECT count(*) FROM pgstream_changes.changes_" + buffer.get(0));
            }
            return rows;
        }
    }

    @Test
    void a9_unloggedBuffersAreEmptyAndAllIsComputedAnew() throws SQLException {
        create(true);
        assertThat(captured()).isPositive();
        crash();
        assertThat(captured()).isZero();
        assertThat(pending()).as("known to be behind").isEqualTo(4);
        goesOn("FULL");
    }

    /** What was applied is not done again, and what was not is. */
    @Test
    void a9_loggedBuffersKeepTheirChanges() throws SQLException {
        create(false);
        long before = captured();
        crash();
        assertThat(captured()).isEqualTo(before);
        goesOn("DIFFERENTIAL");
    }

    @Test
    void a9_whatBecameUnloggedIsLost() throws SQLException {
        create(false);
        switchTo(true);
        crash();
        goesOn("FULL");
    }

    @Test
    void a9_whatBecameLoggedIsKept() throws SQLException {
        create(true);
        switchTo(false);
        crash();
        goesOn("DIFFERENTIAL");
    }

    /** The marks are gone with the changes, and must not be made anew as if nothing had happened. */
    @Test
    void a9_whatWasLostStaysLostInALoggedBuffer() throws SQLException {
        create(true);
        crash();
        switchTo(false);
        assertThat(pending()).isEqualTo(4);
        crash();
        goesOn("FULL");
    }

    /** A restart in good order empties nothing. */
    @Test
    void a9_unloggedBuffersLiveThroughARestart() throws SQLException {
        create(true);
        server.stop();
        server.start();
        goesOn("DIFFERENTIAL");
    }
}
