package dev.pgstream.runtime.run;

import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.define.StatementMaker;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Executes the statements of one decision, in a subtransaction: either they apply, or nothing of them stays. */
final class Application {

    /** The SQLSTATE class of values that a computation can't take. */
    private static final String DATA_EXCEPTION = "22";

    private final Session session;
    private final StreamTable table;
    private final Decision decision;

    Application(Session session, StreamTable table, Decision decision) {
        this.session = session;
        this.table = table;
        this.decision = decision;
    }

    /** What came of it; the first four are what the statement itself says. */
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
        try {
            return session.inSavepoint(this::executeInMemory);
        } catch (GateClosed closed) {
            return new Applied(closed.gate, 0);
        } catch (SQLException e) {
            // A row may have come and gone with a value that the query fails on; its present rows need not have any.
            if (decision.action() == RefreshAction.DIFFERENTIAL
                    && String.valueOf(e.getSQLState()).startsWith(DATA_EXCEPTION)) {
                return new Applied(Gate.FAILED, 0);
            }
            throw e;
        }
    }

    /** Sorts and hashes of a large change have room; where the statement fails, the savepoint takes that back, too. */
    private Applied executeInMemory() throws SQLException {
        if (decision.workMem().isEmpty()) {
            return execute();
        }
        String settings = "{\"work_mem\": \"" + decision.workMem().getAsLong() + "kB\"}";
        return new PinnedSettings(session).with(settings, this::execute);
    }

    private Applied execute() throws SQLException {
        FrontierStore frontiers = new FrontierStore(session);
        List<Long> buffers = decision.pending().stream().map(Pending::bufferId).toList();
        List<String> statements = new ArrayList<>(statements(buffers));
        if (new OwnChanges(session).possible()) {
            int last = statements.size() - 1;
            statements.set(last, OwnChanges.marking(statements.get(last), table.id(), buffers));
        }
        frontiers.admitWriter(table.id());
        long rows = 0;
        for (String statement : statements) {
            rows += session.execute(statement);
        }
        Gate gate = Gate.values()[frontiers.gate(table.id())];
        if (gate != Gate.OPEN) {
            throw new GateClosed(gate);
        }
        return new Applied(gate, rows);
    }

    /** A full refresh needs no change, so others would clean away what comes after its snapshot: they are kept off. */
    private List<String> statements(List<Long> buffers) throws SQLException {
        if (decision.action() == RefreshAction.DIFFERENTIAL) {
            return List.of(new StatementMaker(session)
                    .statement(table, decision.changedSources(), decision.sourcesBehind())
                    .sql());
        }
        for (Long buffer : buffers) {
            new BufferCleaner(session).keepAway(buffer);
        }
        return new StatementStore(session).full(table.id());
    }

    /** Undoes marks and half-made changes together with the refresh that didn't happen. */
    private static final class GateClosed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Gate gate;

        GateClosed(Gate gate) {
            super(gate.reason(), null, false, false);
            this.gate = gate;
        }
    }
}
