package dev.pgstream.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.it.job.WorkerProcess;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.RestartableServer;
import dev.pgstream.testkit.server.Servers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writers write, two workers compete, one of them is killed thrice, the server is restarted and crashes, and a reader looks
 * for torn groups. Ten times, and at the end, the writers pause, and then every stream table must become its query.
 */
@Tag(StreamTest.ATTACHED)
class SoakIT {

    private static final int SECONDS = Integer.getInteger("pgstream.soak.seconds", 30);
    private static final int QUIET_POINTS = Integer.getInteger("pgstream.soak.quiet", 2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String HISTORY = """
            SELECT string_agg(format('%s %s', n, what), ', ' ORDER BY what) FROM (
              SELECT CASE WHEN error IS NULL THEN action ELSE 'failed ' || left(error, 5) END AS what, count(*) AS n
              FROM pgstream.pgs_refresh_history GROUP BY 1) AS h""";

    private final long seed = Long.getLong("pgstream.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<WorkerProcess> workers = new ArrayList<>();

    /** Something that happens at a time. */
    private record Event(Instant at, String name, Task task) {}

    private interface Task {
        void run() throws Exception;
    }

    @Test
    void everyStreamTableFollowsThroughAll() throws Exception {
        try (RestartableServer server = RestartableServer.start(Integer.getInteger(Servers.VERSION, 18), Map.of())) {
            create(server);
            replaceWorker(server);
            replaceWorker(server);
            try (Writers writers = Writers.start(server, seed);
                    TearReader reader = TearReader.start(server)) {
                assertThat(reader.size()).isGreaterThan(10);
                for (Event event : plan(server, writers)) {
                    sleepUntil(event.at());
                    tell(event.name());
                    event.task().run();
                    assertThat(reader.torn()).as("torn, seed " + seed).isEmpty();
                    assertThat(writers.unexpected()).as("writers, seed " + seed).isEmpty();
                }
                tell(writers.text() + "; " + reader.text());
            } finally {
                workers.forEach(WorkerProcess::kill);
            }
            try (Connection connection = server.connect("postgres")) {
                tell(String.valueOf(new Session(connection).value(HISTORY)));
            }
        }
    }

    private static void create(RestartableServer server) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            new Installer(connection).install();
            Dag.createSources(new Session(connection));
            Attached attached = new Attached(connection);
            for (Dag.Node node : Dag.nodes()) {
                attached.create(new Declaration(node.name(), node.query(), node.schedule(), "AUTO", true));
            }
        }
    }

    private List<Event> plan(RestartableServer server, Writers writers) {
        List<Event> plan = new ArrayList<>();
        for (double at : new double[] {0.15, 0.45, 0.8}) {
            plan.add(event(at, "kill -9 of the leader", () -> {
                killLeader();
                replaceWorker(server);
            }));
        }
        plan.add(event(0.3, "restart", () -> {
            server.stop();
            server.start();
        }));
        plan.add(event(0.6, "crash", () -> {
            server.crash();
            server.start();
        }));
        for (int i = 0; i < QUIET_POINTS; i++) {
            plan.add(event(random.nextDouble(), "quiet", () -> writers.whileQuiet(() -> verify(server))));
        }
        plan.add(event(1, "quiet", () -> writers.whileQuiet(() -> verify(server))));
        plan.sort(Comparator.comparing(Event::at));
        return plan;
    }

    private static Event event(double share, String name, Task task) {
        return new Event(Instant.now().plusMillis((long) (share * SECONDS * 1000)), name, task);
    }

    private void replaceWorker(RestartableServer server) throws IOException {
        workers.add(WorkerProcess.start("--url", server.url("postgres")));
    }

    private void killLeader() {
        WorkerProcess leader = workers.stream()
                .max(Comparator.comparing(worker -> leads(worker.journal())))
                .orElseThrow();
        leader.kill();
        workers.remove(leader);
    }

    private static boolean leads(String journal) {
        return journal.lastIndexOf("leading")
                > Math.max(journal.lastIndexOf("standing by"), journal.lastIndexOf("can't lead"));
    }

    private void verify(RestartableServer server) {
        for (Dag.Node node : Dag.nodes()) {
            Eventually.until(
                    node.name() + " is its query, seed " + seed + "; "
                            + workers.stream().map(WorkerProcess::journal).toList(),
                    PATIENCE,
                    () -> {
                        try (Connection connection = server.connect("postgres")) {
                            return new Attached(connection).verify(node.name()) == 0;
                        }
                    });
        }
    }

    private void tell(String event) {
        System.out.println(Instant.now() + " soak: " + event);
    }

    private static void sleepUntil(Instant at) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                Math.max(0, Duration.between(Instant.now(), at).toMillis()));
    }
}
