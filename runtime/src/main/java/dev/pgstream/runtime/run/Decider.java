package dev.pgstream.runtime.run;

import dev.pgstream.engine.strategy.Action;
import dev.pgstream.engine.strategy.Choice;
import dev.pgstream.engine.strategy.Strategy;
import dev.pgstream.engine.strategy.WorkMemory;
import dev.pgstream.engine.strategy.Workload;
import dev.pgstream.runtime.RefreshAction;
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
        if (look.choice() && look.pending().isEmpty()) {
            Phases.Clock clock = new Phases.Clock();
            List<Pending> roughly = Pending.roughly(session, table.id());
            if (roughly.stream().anyMatch(Pending::any) && roughly.stream().noneMatch(Pending::truncated)) {
                Decision decision = choose(look, roughly, clock.lap());
                if (decision.action() == RefreshAction.FULL) {
                    return decision;
                }
            }
        }
        Phases.Clock clock = new Phases.Clock();
        boolean counted = look.pending().isPresent();
        List<Pending> pending = counted ? look.pending().get() : Pending.exactly(session, table.id());
        double countedIn = counted ? look.countedIn() : clock.lap();
        @Nullable String full = mustBeFull(look, pending);
        if (full != null) {
            return new Decision(RefreshAction.FULL, full, pending);
        }
        if (pending.stream().noneMatch(Pending::any)) {
            return new Decision(RefreshAction.NO_DATA, "no source has changed", pending);
        }
        if (look.choice()) {
            return choose(look, pending, countedIn);
        }
        long changes = pending.stream().mapToLong(Pending::changes).sum();
        if (changes < LARGE) {
            return new Decision(RefreshAction.DIFFERENTIAL, PENDING, pending);
        }
        CostModelStore.Known known = known(look);
        return new Decision(
                RefreshAction.DIFFERENTIAL, PENDING, pending, Optional.empty(), workMem(known, work(known, pending)));
    }

    private CostModelStore.Known known(Look look) throws SQLException {
        return look.known().isPresent()
                ? look.known().get()
                : new CostModelStore(session).known(look.table().id());
    }

    private static Workload work(CostModelStore.Known known, List<Pending> pending) {
        return Workload.of(pending.stream().map(Pending::change).toList(), known.resultRows(), known.rowBytes());
    }

    private static OptionalLong workMem(CostModelStore.Known known, Workload work) throws SQLException {
        return WorkMemory.needed(work, known.workMem(), known.settings().mostWorkMem());
    }

    /** Applying changes has to know exactly what they are; to find that out is part of what it takes. */
    private Decision choose(Look look, List<Pending> pending, double counted) throws SQLException {
        CostModelStore.Known known = known(look);
        Workload work = work(known, pending);
        Choice chosen = Strategy.choose(
                known.experience(),
                work,
                known.settings().limits(),
                known.partitions().map(work::touches).orElse(0.0));
        boolean delta = chosen.action() == Action.DIFFERENTIAL;
        return new Decision(
                RefreshAction.valueOf(chosen.action().name()),
                chosen.reason(),
                pending,
                Optional.of(new Assessment(known.experience(), work, chosen, delta ? counted : 0)),
                delta ? workMem(known, work) : OptionalLong.empty());
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
