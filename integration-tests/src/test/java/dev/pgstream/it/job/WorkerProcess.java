package dev.pgstream.it.job;

import dev.pgstream.worker.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** {@code pgstream worker} as a process of its own, which a test may kill. */
public final class WorkerProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private final Thread reader;

    private WorkerProcess(Process process) {
        this.process = process;
        reader = new Thread(this::read, "worker's stderr");
        reader.setDaemon(true);
        reader.start();
    }

    public static WorkerProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "worker"));
        command.addAll(List.of(arguments));
        return new WorkerProcess(new ProcessBuilder(command).start());
    }

    /** What it has told so far. */
    public String journal() {
        return String.join("\n", lines);
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.toHandle().destroyForcibly();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code kill} does; the process may go on for a while. By its handle, for the other way closes its streams. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the worker does not end; it told: " + journal());
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (BufferedReader reader = process.errorReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("the journal ends: " + e);
        }
    }
}
