package dev.pgstream.worker.error;

/** The exit codes of every command, for scripts. */
public final class ExitCodes {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** A stream table differs from its query. */
    public static final int DIFFERENT = 3;

    private ExitCodes() {}
}
