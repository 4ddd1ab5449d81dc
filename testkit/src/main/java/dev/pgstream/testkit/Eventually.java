package dev.pgstream.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes bring about. */
public final class Eventually {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(20);

    private Eventually() {}

    /**
     * Asks until the answer is yes, for a minute at most.
     *
     * @param expected what was to come about, for the failure; a question that fails counts as no
     */
    public static void until(String expected, Callable<Boolean> question) {
        until(expected, LONG, question);
    }

    /** The same with another limit. */
    public static void until(String expected, Duration limit, Callable<Boolean> question) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (question.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        throw new AssertionError("waited for " + limit.toSeconds() + " s, but not so: " + expected, last);
    }
}
