package dev.pgstream.runtime.run;

import dev.pgstream.runtime.RefreshAction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a refresh is going to do.
 *
 * @param assessment the choice, where there was one
 * @param workMem kilobytes of {@code work_mem} that its statement should have, if more than the session's
 */
record Decision(
        RefreshAction action,
        String reason,
        List<Pending> pending,
        Optional<Assessment> assessment,
        OptionalLong workMem) {

    /** One that leaves no choice. */
    Decision(RefreshAction action, String reason, List<Pending> pending) {
        this(action, reason, pending, Optional.empty(), OptionalLong.empty());
    }

    /** The same computed in full, for the changes could not be applied: the choice was to be paid with both. */
    Decision inFull(String why) {
        return new Decision(RefreshAction.FULL, why, pending, assessment, OptionalLong.empty());
    }

    long changes() {
        return pending.stream().mapToLong(Pending::changes).sum();
    }

    List<Long> changedSources() {
        return pending.stream().filter(Pending::any).map(Pending::source).toList();
    }

    List<Long> sourcesBehind() {
        return pending.stream().filter(Pending::behind).map(Pending::source).toList();
    }
}
