package dev.pgstream.runtime.run;

import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The settings that a stream table's results depend on, for the steps of one refresh that are rarely taken. The others pin
 * them for themselves: what a statement has set back when it ends, no driver hears of.
 */
final class Pins {

    private final PinnedSettings pinned;
    private final String settings;
    private boolean set;
    private Optional<String> before = Optional.empty();

    /**
     * @param settings the stream table's
     */
    Pins(Session session, String settings) {
        this.pinned = new PinnedSettings(session);
        this.settings = settings;
    }

    /** Pins them until the transaction ends, or {@link #restore}. */
    void set() throws SQLException {
        if (!set) {
            before = pinned.pin(settings);
            set = true;
        }
    }

    /** Gives the transaction its own settings back, where they were taken from it. */
    void restore() throws SQLException {
        pinned.restore(before);
        before = Optional.empty();
        set = false;
    }
}
