package dev.pgstream.runtime.run;

import dev.pgstream.engine.program.Staging;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.define.StatementMaker;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.ApplyFunctions;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Executes the statements of one decision, in a subtransaction: either they apply, or nothing of them stays. */
final class Application {

    /**
     * Up to so many changes, a plan that was made for few is a good one; for more, to plan anew costs little beside the work
     * (measured).
     */
    private static final long KNOWN_PLAN_UP_TO = 1_000;

    private final Session session;
    private final Look look;
    private final StreamTable table;
    private final Decision decision;

    Application(Session session, Look look, Decision decision) {
        this.session = session;
        this.look = look;
        this.table = look.table();
        this.decision = decision;
    }

    /** What came of it, by the numbers that {@code pgs_apply} returns. */
    enum Gate {
        OPEN("applied"),
        UNCOVERED("there are changes that the statement does not cover"),
        NOT_FINITE("a sum met NaN or infinity, which can't be subtracted again"),
        FAR("the change of a recursion has no end, or costs more than the whole"),
        FAILED("the query can't be computed for a row that came or went");

        private final String reason;

        Gate(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /**
     * The result.
     *
     * @param rows rows written
     */
    record Applied(Gate gate, long rows) {}

    Applied run() throws SQLException {
        return decision.action() == RefreshAction.FULL ? full() : delta();
    }

    /**
     * Computes everything. No change is needed for that, so others would clean away what comes after its snapshot: they are
     * kept off.
     */
    private Applied full() throws SQLException {
        List<Long> buffers = buffers(pending -> true);
        for (Long buffer : buffers) {
            new BufferCleaner(session).keepAway(buffer);
        }
        List<Long> own = look.writing() ? buffers : List.of();
        Optional<Staging> staging = new ParallelPlans(session).staging(table.id());
        if (staging.isEmpty()) {
            return apply(marked(new StatementStore(session).full(table.id()), own), false);
        }
        Session restricted = session.asOwnerOf(table.id());
        restricted.execute(staging.get().compute());
        Applied applied = apply(marked(List.of(staging.get().apply()), own), false);
        restricted.execute(staging.get().drop());
        return applied;
    }

    private Applied delta() throws SQLException {
        int position = new StatementMaker(session)
                .position(
                        table,
                        look.sources(),
                        look.deltas(),
                        new StatementStore.DeltaSet(decision.changedSources(), decision.sourcesBehind()));
        List<Long> own = buffers(Pending::own);
        return decision.changes() <= KNOWN_PLAN_UP_TO && own.isEmpty()
                ? apply(List.of(ApplyFunctions.call(table.id(), position)), true)
                : apply(marked(List.of(new StatementStore(session).delta(table.id(), position)), own), false);
    }

    /**
     * @param counted whether each statement returns the number of rows that were written
     */
    private Applied apply(List<String> statements, boolean counted) throws SQLException {
        List<Object> parameters = new ArrayList<>(statements);
        parameters.add(0, table.id());
        parameters.add(counted);
        parameters.add(decision.action() == RefreshAction.DIFFERENTIAL);
        return inMemory(() -> session.one(
                "SELECT gate, written FROM pgstream.pgs_apply(?, ARRAY["
                        + String.join(", ", Collections.nCopies(statements.size(), "CAST(? AS text)")) + "], ?, ?)",
                row -> new Applied(Gate.values()[row.getInt(1)], row.getLong(2)),
                parameters.toArray()));
    }

    /** Sorts and hashes of a large change have room. */
    private Applied inMemory(Session.Work<Applied> work) throws SQLException {
        if (decision.workMem().isEmpty()) {
            return work.run();
        }
        String settings = "{\"work_mem\": \"" + decision.workMem().getAsLong() + "kB\"}";
        return new PinnedSettings(session).with(settings, work);
    }

    /** Marks the transaction's own changes as consumed. */
    private List<String> marked(List<String> statements, List<Long> buffers) {
        if (buffers.isEmpty()) {
            return statements;
        }
        List<String> marked = new ArrayList<>(statements);
        int last = marked.size() - 1;
        marked.set(last, OwnChanges.marking(marked.get(last), table.id(), buffers));
        return marked;
    }

    private List<Long> buffers(Predicate<Pending> which) {
        return decision.pending().stream().filter(which).map(Pending::bufferId).toList();
    }
}
