package dev.pgstream.it.job;

import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.job.Worker;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.job.log.Level;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A worker in this process, from its start until it is closed. */
final class RunningWorker implements AutoCloseable {

    private final StringWriter lines = new StringWriter();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Worker worker;
    private final Thread thread;

    private RunningWorker(List<String> urls) {
        worker = new Worker(
                urls.stream().map(ConnectionTarget::of).toList(),
                new Journal(new PrintWriter(lines, true), Level.DEBUG, "worker"),
                registry);
        thread = new Thread(worker::run, "worker under test");
    }

    static RunningWorker on(String... urls) {
        RunningWorker worker = new RunningWorker(List.of(urls));
        worker.thread.start();
        return worker;
    }

    Worker worker() {
        return worker;
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** All that it has told so far. */
    String journal() {
        return lines.toString();
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
