package dev.pgstream.engine.error;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the failure of a refresh says about the stream table. Its SQLSTATE decides: messages come in any language. */
public enum FailureKind {
    /** Nothing: the connection, the server's state or another transaction is in the way. The same refresh may succeed. */
    TRANSIENT,
    /** It will probably fail again, so it counts. */
    COUNTED;

    /** Connection exceptions, insufficient resources. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53");

    /**
     * Serialisation failure, deadlock, lock not available, read-only (a standby), and shutdowns of the server. A statement
     * timeout counts: it would strike again.
     */
    private static final Set<String> TRANSIENT_STATES =
            Set.of("40001", "40P01", "55P03", "25006", "57P01", "57P02", "57P03");

    public static FailureKind of(@Nullable String sqlState) {
        return sqlState != null
                        && sqlState.length() == 5
                        && (TRANSIENT_STATES.contains(sqlState) || TRANSIENT_CLASSES.contains(sqlState.substring(0, 2)))
                ? TRANSIENT
                : COUNTED;
    }
}
