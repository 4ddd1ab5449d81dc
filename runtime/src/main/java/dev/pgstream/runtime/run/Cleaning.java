package dev.pgstream.runtime.run;

/** When a refresh cleans the change buffers that it has read. */
public enum Cleaning {
    /** Within its own transaction. */
    WITHIN,
    /** Few rows within its own transaction; the caller cleans buffers with many after the commit. */
    LARGE_LATER,
    /** The caller does, after the commit. */
    LATER;

    boolean leaves(boolean large) {
        return this == LATER || (this == LARGE_LATER && large);
    }
}
