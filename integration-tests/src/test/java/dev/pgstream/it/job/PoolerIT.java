package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.server.Command;
import dev.pgstream.testkit.server.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker behind PgBouncer in transaction mode, where that is installed. */
class PoolerIT extends JobTest {

    private static final Optional<Path> PROGRAM = Command.onPath("pgbouncer").findFirst();

    @TempDir
    Path folder = Path.of(".");

    PoolerIT(TestDatabase database) {
        super(database);
    }

    @Test
    void transactionsMayHaveOtherConnectionsEach() throws Exception {
        NotTested.unless(PROGRAM.isPresent(), "the worker behind a pooler, for there is no pgbouncer on the PATH");
        String url = "postgresql://" + PostgresServer.USER + "@127.0.0.1:" + startPooler() + "/" + database.name();
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, v int)");
        create("by_k", "100ms", "SELECT k, sum(v) AS s FROM t GROUP BY k");
        create("largest", "100ms", "SELECT max(s) AS s FROM by_k");
        create("both_ways", "100ms", "SELECT t.id, b.s FROM t JOIN by_k b ON b.k = t.k");
        WorkerProcess leader = closed(WorkerProcess.start("--url", url));
        for (int i = 1; i <= 20; i++) {
            execute("INSERT INTO t VALUES (" + i + ", 1, 1)");
            await("SELECT s FROM largest", Integer.toString(i));
        }
        RunningWorker standby = closed(RunningWorker.on(url));
        Eventually.until("the second one stands by", () -> standby.journal().contains("standing by"));
        leader.kill();
        execute("DELETE FROM t WHERE id > 5");
        await("SELECT s FROM largest", "5");
        awaitVerified("both_ways");
        assertThat(standby.journal()).contains("leading").doesNotContain("WARN", "ERROR");
    }

    /** Starts one in front of the test's server and returns its port. Root may not run it, and lends it as usual. */
    private int startPooler() throws IOException {
        int server = URI.create(database.url().substring("jdbc:".length())).getPort();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path file =
                Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%d user=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 8
                """.formatted(server, PostgresServer.USER, port));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(PROGRAM.orElseThrow().toString(), "--quiet"));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("--user", PostgresServer.USER));
        }
        command.add(file.toString());
        Process pooler = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        closed((AutoCloseable) () -> pooler.destroyForcibly().waitFor());
        return port;
    }
}
