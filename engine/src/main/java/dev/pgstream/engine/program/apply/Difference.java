package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;

/** Brings the stored rows to a whole state, writing only what differs. */
public final class Difference {

    private Difference() {}

    /**
     * Returns the body of the statement.
     *
     * @param frame the statement; takes common tables
     * @param state a SELECT of the stored columns as they are to be
     */
    public static String to(String state, Frame frame, Target target, Storage storage) {
        return storage.key().isPresent()
                ? new KeyedApply(target, storage).difference(state)
                : new BagApply(target, storage).difference(frame.common(), state);
    }
}
