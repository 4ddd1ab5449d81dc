package dev.pgstream.worker.demo;

import dev.pgstream.worker.demo.database.DemoDatabase;
import java.util.concurrent.CountDownLatch;

/** Closes the database once: at the end, on an error, or when the process is told to stop. */
final class CleanUp implements AutoCloseable {

    private final DemoDatabase database;
    private final Thread hook = new Thread(this::onInterrupt, "pgstream-clean-up");
    private volatile boolean interrupted;
    private boolean done;

    CleanUp(DemoDatabase database) {
        this.database = database;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Never returns when the process is being stopped: a failure then is but a consequence, and nothing to report. */
    void waitForEndIfInterrupted() throws InterruptedException {
        if (interrupted) {
            new CountDownLatch(1).await();
        }
    }

    /** Leaves the database as it is. */
    synchronized void keep() {
        done = true;
    }

    @Override
    public synchronized void close() {
        if (!done) {
            done = true;
            database.close();
        }
    }

    private void onInterrupt() {
        interrupted = true;
        synchronized (this) {
            if (!done) {
                System.err.println("\npgstream: stopped; cleaning up");
                close();
            }
        }
    }
}
