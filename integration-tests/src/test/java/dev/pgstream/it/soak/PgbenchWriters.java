package dev.pgstream.it.soak;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.server.ClientProgram;
import dev.pgstream.testkit.server.Command;
import dev.pgstream.testkit.server.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients of pgbench. It tells what it did when it ends, and it ends when its connections are lost: so it runs for some
 * seconds, again and again.
 */
final class PgbenchWriters implements Writers {

    private static final int ROUND_SECONDS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: ([0-9]+)");
    /** Deadlocks, after which it goes on with the next transaction. */
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");

    private static final Pattern ERROR = Pattern.compile("(?:ERROR|FATAL|error): .*");
    private static final Pattern LOST = Pattern.compile(
            "server closed the connection|terminating connection|perhaps the backend died|connection to server"
                    + "|could not create connection|shutting down|starting up|recovery mode|SSL SYSCALL");

    private final ClientProgram pgbench;
    private final PostgresServer server;
    private final long seed;
    private final Path folder;
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::write, "pgbench");
    private volatile boolean stopped;

    private PgbenchWriters(ClientProgram pgbench, PostgresServer server, long seed, Path folder) {
        this.pgbench = pgbench;
        this.server = server;
        this.seed = seed;
        this.folder = folder;
    }

    static PgbenchWriters start(ClientProgram pgbench, PostgresServer server, long seed) throws IOException {
        Path folder = Files.createTempDirectory("pgstream-soak-");
        for (WriterScript script : WriterScript.values()) {
            Files.writeString(file(folder, script), script.text());
        }
        PgbenchWriters writers = new PgbenchWriters(pgbench, server, seed, folder);
        writers.thread.start();
        return writers;
    }

    /** Waits for running transactions; the next ones wait for the end of this one. */
    @Override
    public void whileQuiet(Runnable task) throws SQLException {
        try (Connection connection = server.connect(PostgresServer.USER)) {
            new Session(connection).execute("SELECT pg_advisory_lock(" + WriterScript.LOCK + ")");
            task.run();
        }
    }

    @Override
    public String text() {
        return "%s transactions of pgbench, %s deadlocks; it lost its connections %s times and could not connect %s times"
                .formatted(committed, failed, lost, refused);
    }

    /** How often a run ended because its connections were lost. */
    long lost() {
        return lost.get();
    }

    long committed() {
        return committed.get();
    }

    @Override
    public List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
            for (WriterScript script : WriterScript.values()) {
                Files.deleteIfExists(file(folder, script));
            }
            Files.deleteIfExists(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        for (long round = 0; !stopped; round++) {
            Command.Result result = pgbench.command(server.url(PostgresServer.USER), Map.of(), arguments(round))
                    .run();
            String output = result.output();
            committed.addAndGet(number(DONE, output));
            failed.addAndGet(number(FAILED, output));
            if (!result.succeeded()) {
                (DONE.matcher(output).find() ? lost : refused).incrementAndGet();
                unexpected.addAll(unexpected(output));
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
    }

    private List<String> arguments(long round) {
        List<String> arguments = new ArrayList<>(List.of(
                "--no-vacuum",
                "--client=" + CONNECTIONS,
                "--time=" + ROUND_SECONDS,
                "--random-seed=" + ((seed + round) & Integer.MAX_VALUE)));
        for (WriterScript script : WriterScript.values()) {
            arguments.add("--file=" + file(folder, script) + "@" + script.weight());
        }
        return arguments;
    }

    private static List<String> unexpected(String output) {
        if (LOST.matcher(output).find()) {
            return List.of();
        }
        Matcher errors = ERROR.matcher(output);
        return List.of(errors.find() ? errors.group() : output);
    }

    private static long number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static Path file(Path folder, WriterScript script) {
        return folder.resolve(script.name().toLowerCase(Locale.ROOT) + ".sql");
    }
}
