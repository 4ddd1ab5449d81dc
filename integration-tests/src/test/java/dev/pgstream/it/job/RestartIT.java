package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.RestartableServer;
import dev.pgstream.testkit.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The worker lives through whatever happens to the server. */
@Tag(StreamTest.ATTACHED)
class RestartIT {

    private final RestartableServer server =
            RestartableServer.start(Integer.getInteger(Servers.VERSION, 18), Map.of("synchronous_commit", "on"));
    private int row;

    @BeforeEach
    void createSums() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            new Installer(connection).install();
            new Session(connection).execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
            new Attached(connection)
                    .create(new Declaration("sums", "SELECT count(*) AS n FROM t", "100ms", "AUTO", true));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void insert() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            new Session(connection).execute("INSERT INTO t VALUES (" + ++row + ", 1)");
        }
    }

    private void awaitSums() {
        Eventually.until("the sums follow", () -> {
            try (Connection connection = server.connect("postgres")) {
                return new Session(connection).number("SELECT n FROM sums") == row;
            }
        });
    }

    @Test
    void theServerIsRestarted() throws Exception {
        try (RunningWorker worker = RunningWorker.on(server.url("postgres"))) {
            insert();
            awaitSums();
            server.stop();
            Eventually.until("the worker notices", () -> worker.journal().contains("can't"));
            server.start();
            insert();
            awaitSums();
            server.crash();
            server.start();
            insert();
            awaitSums();
        }
    }

    /** The change is in no buffer any more, and no other one follows it. */
    @Test
    void a9_changesThatACrashHasLostAreMadeUpFor() throws Exception {
        try (Connection connection = server.connect("postgres")) {
            new Attached(connection).alterSource("t", new SourceAlteration(null, true));
        }
        insert();
        server.crash();
        server.start();
        try (RunningWorker worker = RunningWorker.on(server.url("postgres"))) {
            awaitSums();
            assertThat(worker.journal()).contains("FULL");
        }
    }

    @Test
    void theServerIsStartedAfterTheWorker() throws Exception {
        server.stop();
        try (RunningWorker worker = RunningWorker.on(server.url("postgres"))) {
            Eventually.until("the worker can't connect", () -> worker.journal().contains("can't lead: 08001"));
            server.start();
            insert();
            awaitSums();
        }
    }

    @Test
    void f19_aServerInRecoveryIsLeftAlone() throws Exception {
        insert();
        server.stop();
        server.becomeStandby();
        server.start();
        try (RunningWorker worker = RunningWorker.on(server.url("postgres"))) {
            Eventually.until("the worker stands by", () -> worker.journal().contains("in recovery"));
            assertThat(worker.journal()).doesNotContain("leading");
            try (Connection connection = server.connect("postgres")) {
                new Session(connection).execute("SELECT pg_promote()");
            }
            awaitSums();
            assertThat(worker.journal()).contains("leading");
        }
    }
}
