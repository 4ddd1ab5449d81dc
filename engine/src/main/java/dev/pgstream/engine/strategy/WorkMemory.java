package dev.pgstream.engine.strategy;

import java.util.OptionalLong;

/** How much {@code work_mem} the statement for a large change should have, so that its sorts and hashes stay in memory. */
public final class WorkMemory {

    private WorkMemory() {}

    /**
     * Returns kilobytes to set, or nothing where the session's own suffice.
     *
     * @param session what the session has, in bytes
     * @param most what it may be raised to, in bytes
     */
    public static OptionalLong needed(Workload work, long session, long most) {
        long bytes = Math.min((long) work.bytes(), most);
        return bytes > session ? OptionalLong.of(bytes / 1024) : OptionalLong.empty();
    }
}
