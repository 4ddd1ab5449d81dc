package dev.pgstream.worker.job;

import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.job.watch.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The jobs of one process, one for each database; they know nothing of each other. */
public final class Worker {

    private final List<Job> jobs = new ArrayList<>();
    private final Journal journal;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param registry where metrics go
     */
    public Worker(List<ConnectionTarget> targets, Journal journal, MeterRegistry registry) {
        this.journal = journal;
        named(targets).forEach((name, target) -> jobs.add(new Job(name, target, journal, registry)));
    }

    /** Works until {@link #stop} has been called and all that ran has ended. */
    public void run() {
        journal.info("working on " + jobs.size() + (jobs.size() == 1 ? " database" : " databases"));
        jobs.forEach(Job::start);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How each job is. */
    public List<Health> health() {
        return jobs.stream().map(Job::health).toList();
    }

    /** Brings metrics up to date. */
    public void measure() {
        jobs.forEach(Job::measure);
    }

    /** Ends all jobs and returns when they have ended; none starts anything while another is waited for. */
    public void stop() {
        journal.info("stopping: running refreshes end, none starts");
        jobs.forEach(Job::pause);
        jobs.forEach(Job::stop);
        journal.info("stopped");
        stopped.countDown();
    }

    /** Databases go by their names, with the host where two have the same. */
    private static Map<String, ConnectionTarget> named(List<ConnectionTarget> targets) {
        Map<String, ConnectionTarget> named = new LinkedHashMap<>();
        for (ConnectionTarget target : targets) {
            boolean alone = targets.stream()
                            .filter(other -> other.database().equals(target.database()))
                            .count()
                    == 1;
            named.put(alone ? target.database() : target.place(), target);
        }
        return named;
    }
}
