package dev.pgstream.runtime.run;

import dev.pgstream.engine.strategy.Action;
import dev.pgstream.engine.strategy.Choice;
import dev.pgstream.engine.strategy.Strategy;
import dev.pgstream.engine.strategy.WorkMemory;
import dev.pgstream.engine.strategy.Workload;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Decides between doing nothing, applying changes and computing everything. */
final class Decider {

    private static final String PENDING = "changes are pending";

    /** From so many change rows on a statement may need more memory than sessions have as a rule. */
    private static final long LARGE = 10_000;

    private final Session session;

    Decider(Session session) {
        this.session = session;
    }

    Decision decide(Look look) throws SQLException {
        StreamTable table = look.table();
        List<Pending> pending = PendingChanges.of(session, table.id(), look.sources());
        @Nullable String full = mustBeFull(look, pending);
        if (full != null) {
            return new Decision(RefreshAction.FULL, full, pending);
        }
        if (pending.stream().noneMatch(Pending::any)) {
            return new Decision(RefreshAction.NO_DATA, "no source has changed", pending);
        }
        boolean choice = table.mode() == RefreshMode.AUTO;
        long changes = pending.stream().mapToLong(Pending::changes).sum();
        if (!choice && changes < LARGE) {
            return new Decision(RefreshAction.DIFFERENTIAL, PENDING, pending);
        }
        CostModelStore.Known known = new CostModelStore(session).known(table);
        Workload work =
                Workload.of(pending.stream().map(Pending::change).toList(), known.resultRows(), known.rowBytes());
        OptionalLong workMem =
                WorkMemory.needed(work, known.workMem(), known.settings().mostWorkMem());
        if (!choice) {
            return new Decision(RefreshAction.DIFFERENTIAL, PENDING, pending, Optional.empty(), workMem);
        }
        Choice chosen = Strategy.choose(
                known.experience(),
                work,
                known.settings().limits(),
                known.partitions().map(work::touches).orElse(0.0));
        return new Decision(
                RefreshAction.valueOf(chosen.action().name()),
                chosen.reason(),
                pending,
                Optional.of(new Assessment(known.experience(), work, chosen)),
                chosen.action() == Action.DIFFERENTIAL ? workMem : OptionalLong.empty());
    }

    private static @Nullable String mustBeFull(Look look, List<Pending> pending) {
        if (look.needsFull() != null) {
            return look.needsFull();
        }
        StreamTable table = look.table();
        if (!table.differential()) {
            return table.modeReason() == null ? "the query is not incremental" : table.modeReason();
        }
        return pending.stream().anyMatch(Pending::truncated) ? "a source was truncated" : null;
    }
}
