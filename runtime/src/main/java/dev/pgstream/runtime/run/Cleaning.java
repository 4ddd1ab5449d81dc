package dev.pgstream.runtime.run;

/** When a refresh cleans the change buffers that it has read. */
public enum Cleaning {
    /** Within its own transaction. */
    WITHIN,
    /** Few rows within its own transaction; the caller does what takes longer after the commit. */
    DEAR_LATER,
    /** The caller does, after the commit. */
    LATER;

    /** Whether the transaction ends right after the refresh, so that what it has set need not be set back. */
    boolean endsTransaction() {
        return this != WITHIN;
    }

    boolean leaves(boolean dear) {
        return this == LATER || (this == DEAR_LATER && dear);
    }
}
