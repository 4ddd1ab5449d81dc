package dev.pgstream.engine.error;

/**
 * A query is legal SQL, but the engine has no delta for it. {@code AUTO} turns it into a full refresh with this reason;
 * {@code DIFFERENTIAL} refuses it.
 */
public final class NotIncrementalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason names the construct and, where known, quotes it; no final stop
     */
    public NotIncrementalException(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
