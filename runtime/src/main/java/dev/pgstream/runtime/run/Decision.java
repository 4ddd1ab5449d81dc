package dev.pgstream.runtime.run;

import dev.pgstream.runtime.RefreshAction;
import java.util.List;

/** What a refresh is going to do. */
record Decision(RefreshAction action, String reason, List<Pending> pending) {

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
