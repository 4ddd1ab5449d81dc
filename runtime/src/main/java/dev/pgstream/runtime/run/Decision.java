package dev.pgstream.runtime.run;

import dev.pgstream.runtime.RefreshAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

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

    /** Where the frontier's transaction numbers end; 0 without a frontier, or without sources. */
    long seenUpTo() {
        return pending.isEmpty() ? 0 : pending.get(0).seenUpTo();
    }

    /** Returns for each captured source the number of its change buffer. */
    Map<Long, Long> capturedIn() {
        return pending.stream().collect(Collectors.toMap(Pending::source, Pending::bufferId));
    }

    List<Long> changedSources() {
        return pending.stream().filter(Pending::any).map(Pending::source).toList();
    }

    List<Long> sourcesBehind() {
        return pending.stream().filter(Pending::behind).map(Pending::source).toList();
    }
}
