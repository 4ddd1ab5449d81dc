package dev.pgstream.runtime;

import java.util.Locale;

/** Who started a refresh, for the history. */
public enum Initiator {
    /** Somebody who called a function or gave a command. */
    CALL,
    /** The worker, by schedule. */
    JOB,
    /** {@code pgstream.tick()}, by schedule. */
    TICK,
    /** The worker, because somebody asked for it by a function. */
    REQUEST;

    /** The word in the catalog. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the schedule did, so that failures count and stream tables in error are left alone. */
    public boolean scheduled() {
        return this == JOB || this == TICK;
    }
}
