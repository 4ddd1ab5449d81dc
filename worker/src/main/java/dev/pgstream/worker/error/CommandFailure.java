package dev.pgstream.worker.error;

/** A command can not do what it was asked; the message says why and what to do, in one line. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message, null, false, false);
    }
}
