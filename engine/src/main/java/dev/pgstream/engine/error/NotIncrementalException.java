package dev.pgstream.engine.error;

/**
 * A query is legal SQL, but the engine has no delta for it. {@code AUTO} turns it into a full refresh with this reason;
 * {@code DIFFERENTIAL} refuses it.
 */
public final class NotIncrementalException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    /**
     * The reason is these three in one line, without a final stop.
     *
     * @param construct says what has no delta
     * @param fragment the part of the query; long ones are shortened
     * @param wayOut says what to write so that it has one
     */
    public NotIncrementalException(String construct, String fragment, String wayOut) {
        super(construct + ": " + shortened(fragment) + "; " + wayOut, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    private static String shortened(String fragment) {
        String line = fragment.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
