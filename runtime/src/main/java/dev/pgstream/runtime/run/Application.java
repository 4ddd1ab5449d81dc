package dev.pgstream.runtime.run;

import dev.pgstream.engine.program.Staging;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.define.StatementMaker;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    private final List<Long> cleaned;
    private final Pins pins;

    /**
     * @param cleaned the change buffers to clean once it has applied
     * @param pins for those statements that pgs_run does not execute
     */
    Application(Session session, Look look, Decision decision, List<Long> cleaned, Pins pins) {
        this.session = session;
        this.look = look;
        this.table = look.table();
        this.decision = decision;
        this.cleaned = cleaned;
        this.pins = pins;
    }

    /** What came of it, by the numbers that {@code pgs_run} returns. */
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
     * @param applyMs what it took, in milliseconds
     * @param cleanMs what cleaning took
     * @param backlogs the change buffers with a backlog that nobody needs any more
     */
    record Applied(Gate gate, long rows, double applyMs, double cleanMs, List<Long> backlogs) {}

    Applied run() throws SQLException {
        return decision.action() == RefreshAction.FULL ? full() : delta();
    }

    /**
     * Computes everything. No change is needed for that, so others would clean away what comes after its snapshot: they are
     * kept off.
     */
    private Applied full() throws SQLException {
        pins.set();
        List<Long> buffers = buffers(pending -> true);
        for (Long buffer : buffers) {
            new BufferCleaner(session).keepAway(buffer);
        }
        List<Long> own = look.writing() ? buffers : List.of();
        Optional<Staging> staging = new ParallelPlans(session).staging(table.id());
        if (staging.isEmpty()) {
            return apply(marked(new StatementStore(session).full(table.id()), own));
        }
        Phases.Clock clock = new Phases.Clock();
        Session restricted = session.asOwnerOf(table.id());
        restricted.execute(staging.get().compute());
        double computing = clock.lap();
        Applied applied = apply(marked(List.of(staging.get().apply()), own));
        clock.lap();
        restricted.execute(staging.get().drop());
        return new Applied(
                applied.gate(),
                applied.rows(),
                computing + applied.applyMs() + clock.lap(),
                applied.cleanMs(),
                applied.backlogs());
    }

    private Applied delta() throws SQLException {
        StatementStore.DeltaSet needed =
                new StatementStore.DeltaSet(decision.changedSources(), decision.sourcesBehind());
        OptionalInt stored = StatementMaker.stored(look.deltas(), needed);
        List<Long> own = buffers(Pending::own);
        if (stored.isPresent() && own.isEmpty()) {
            return applyDelta(stored.getAsInt());
        }
        pins.set();
        int position = stored.isPresent()
                ? stored.getAsInt()
                : new StatementMaker(session).position(table, decision.capturedIn(), look.deltas(), needed);
        return own.isEmpty()
                ? applyDelta(position)
                : apply(marked(List.of(new StatementStore(session).delta(table.id(), position)), own));
    }

    private Applied applyDelta(int position) throws SQLException {
        return run("CAST(NULL AS text[])", List.of(), (long) position, decision.changes() <= KNOWN_PLAN_UP_TO);
    }

    private Applied apply(List<String> statements) throws SQLException {
        String array = "ARRAY[" + String.join(", ", Collections.nCopies(statements.size(), "CAST(? AS text)")) + "]";
        return run(array, statements, null, false);
    }

    private Applied run(String array, List<String> statements, @Nullable Long position, boolean kept)
            throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(table.id());
        parameters.add(table.settings());
        parameters.addAll(statements);
        parameters.add(position);
        parameters.add(kept);
        parameters.add(decision.action() == RefreshAction.DIFFERENTIAL);
        parameters.add(decision.workMem().isPresent() ? decision.workMem().getAsLong() : null);
        parameters.add(decision.changes());
        parameters.add(NumberArray.format(cleaned));
        parameters.add(decision.seenUpTo());
        return session.one(
                "SELECT r.gate, r.written, r.apply_ms, r.clean_ms, CAST(r.backlogs AS text) FROM pgstream.pgs_run(?, CAST(? AS pg_catalog.jsonb), "
                        + array + ", CAST(? AS integer), ?, ?, CAST(? AS bigint), ?, CAST(? AS bigint[]), ?) AS r",
                row -> new Applied(
                        Gate.values()[row.getInt(1)],
                        row.getLong(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        NumberArray.parse(row.getString(5))),
                parameters.toArray());
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
