package dev.pgstream.worker.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a thread that sleeps until there is something to do. */
final class Signal {

    private final Semaphore calls = new Semaphore(0);

    void call() {
        calls.release();
    }

    /** Sleeps until the time is over or somebody calls, which may have been before. */
    void await(Duration time) {
        try {
            if (calls.tryAcquire(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
