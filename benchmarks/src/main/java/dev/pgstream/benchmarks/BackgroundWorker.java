package dev.pgstream.benchmarks;

import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.job.Worker;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.job.log.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** The background job in this process, until it is closed; it tells only of what goes wrong. */
public final class BackgroundWorker implements AutoCloseable {

    private final Worker worker;
    private final Thread thread;

    private BackgroundWorker(Worker worker) {
        this.worker = worker;
        this.thread = new Thread(worker::run, "worker");
    }

    /**
     * Starts it.
     *
     * @param concurrency how many refreshes may run at a time
     */
    public static BackgroundWorker start(ConnectionTarget target, int concurrency) {
        String options = target.properties().getOrDefault("options", "") + " -c pg_stream.max_concurrent_refreshes="
                + concurrency;
        Journal journal =
                new Journal(new PrintWriter(System.err, true, Charset.defaultCharset()), Level.WARN, "worker");
        BackgroundWorker background = new BackgroundWorker(new Worker(
                List.of(target.with(Map.of("options", options.strip()))), journal, new SimpleMeterRegistry()));
        background.thread.start();
        return background;
    }

    @Override
    public void close() {
        worker.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
