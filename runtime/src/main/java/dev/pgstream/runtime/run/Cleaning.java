package dev.pgstream.runtime.run;

/** When a refresh cleans the change buffers that it has read. */
public enum Cleaning {
    /** Within its own transaction. */
    WITHIN,
    /** Few rows within its own transaction; the caller does what takes longer after the commit. */
    DEAR_LATER,
    /** The caller does, after the commit. */
    LATER;

    boolean leaves(boolean dear) {
        return this == LATER || (this == DEAR_LATER && dear);
    }
}
