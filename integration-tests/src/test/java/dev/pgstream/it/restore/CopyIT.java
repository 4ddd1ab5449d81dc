package dev.pgstream.it.restore;

import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.InstalledServer;
import dev.pgstream.testkit.server.PgInstall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F16 and F19: a server's data goes on elsewhere: on a standby, at an earlier moment, or after pg_upgrade. */
@Tag(StreamTest.ATTACHED)
class CopyIT {

    private static final Optional<PgInstall> INSTALL = InstalledServer.installation();
    private InstalledServer origin;

    @BeforeEach
    void createDatabase() throws SQLException {
        NotTested.unless(INSTALL.isPresent(), "copies of servers, for no PostgreSQL with its programs is installed");
        origin = InstalledServer.start(
                INSTALL.orElseThrow(), Map.of("archive_mode", "on", "archive_command", "cp %p ../archived.%f"));
        origin.createDatabase("shop");
        try (Connection connection = origin.connect("shop")) {
            new Installer(connection).install();
        }
    }

    @AfterEach
    void stop() {
        if (origin != null) {
            origin.close();
        }
    }

    private static void await(InstalledServer server, String condition) {
        Eventually.until(condition, () -> {
            try (Connection connection = server.connect("shop")) {
                return new Session(connection).number("SELECT (" + condition + ")::int") == 1;
            }
        });
    }

    /** What has been refreshed before the promotion is not done again, and what has not is. */
    @Test
    void f19_aStandbyIsPromoted() throws SQLException {
        try (Shop shop = Shop.in(origin, "shop")) {
            shop.create(false);
            try (InstalledServer standby = standby(shop)) {
                promote(standby);
                try (Shop promoted = Shop.in(standby, "shop")) {
                    promoted.refresh("DIFFERENTIAL");
                    promoted.goesOn();
                }
            }
        }
    }

    /** A standby has none of the rows of UNLOGGED buffers. */
    @Test
    void f19_aStandbyOfUnloggedBuffersIsPromoted() throws SQLException {
        try (Shop shop = Shop.in(origin, "shop")) {
            shop.create(true);
            try (InstalledServer standby = standby(shop)) {
                promote(standby);
                try (Shop promoted = Shop.in(standby, "shop")) {
                    promoted.refresh("FULL");
                    promoted.goesOn();
                }
            }
        }
    }

    /** Follows while changes are captured and refreshes run, and ends with changes pending. */
    private InstalledServer standby(Shop shop) throws SQLException {
        String host = "host=127.0.0.1 port=" + shop.session().value("SHOW port") + " user=" + InstalledServer.USER;
        InstalledServer standby =
                origin.copy("standby.signal", Map.of("primary_conninfo", host)).start();
        shop.refresh();
        shop.change(2);
        String end = shop.session().value("SELECT pg_current_wal_lsn()");
        await(standby, "pg_last_wal_replay_lsn() >= '" + end + "'");
        return standby;
    }

    private static void promote(InstalledServer standby) throws SQLException {
        try (Connection connection = standby.connect("shop")) {
            new Session(connection).execute("SELECT pg_promote()");
        }
        await(standby, "NOT pg_is_in_recovery()");
    }

    /** Neither the refreshes nor the changes after that moment have ever been. */
    @Test
    void f19_aServerIsBroughtBackToAMoment() throws SQLException {
        try (Shop shop = Shop.in(origin, "shop")) {
            shop.create(false);
            InstalledServer.Copy copy = origin.copy(
                    "recovery.signal",
                    Map.of(
                            "restore_command", "cp " + origin.folder() + "/archived.%f %p",
                            "recovery_target_name", "here",
                            "recovery_target_action", "promote"));
            shop.refresh();
            shop.change(2);
            shop.session().execute("SELECT pg_create_restore_point('here')");
            shop.refresh();
            shop.change(3);
            String segment = shop.session().value("SELECT pg_walfile_name(pg_current_wal_lsn())");
            shop.session().execute("SELECT pg_switch_wal()");
            await(origin, "EXISTS (SELECT FROM pg_stat_archiver WHERE last_archived_wal >= '" + segment + "')");
            try (InstalledServer earlier = copy.start()) {
                await(earlier, "NOT pg_is_in_recovery()");
                try (Shop back = Shop.in(earlier, "shop")) {
                    back.refresh("DIFFERENTIAL");
                    back.goesOn();
                }
            }
        }
    }

    /** Relations keep their OIDs and transactions their numbers, but it is another cluster. */
    @Test
    void f16_aClusterIsUpgraded() throws SQLException {
        try (Shop shop = Shop.in(origin, "shop")) {
            shop.create(false);
            shop.refresh();
            shop.change(2);
        }
        origin.stop();
        try (InstalledServer upgraded = origin.upgraded()) {
            try (Shop shop = Shop.in(upgraded, "shop")) {
                shop.refresh("FULL");
                shop.goesOn();
            }
        }
    }
}
