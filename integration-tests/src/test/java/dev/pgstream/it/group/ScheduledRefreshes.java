package dev.pgstream.it.group;

import dev.pgstream.engine.dag.Agenda;
import dev.pgstream.engine.dag.ScheduledGroup;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.attached.GroupRefresh;
import dev.pgstream.runtime.attached.Transactions;
import dev.pgstream.runtime.graph.GraphStore;
import dev.pgstream.runtime.run.MemberFailure;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FailureStore;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Runs all schedules once, as if everything were due: in the database by a tick, outside of it as the job does. */
public record ScheduledRefreshes(TestDatabase database) {

    /** Refreshes everything that is scheduled, on a connection of its own; failures are noted, and the others go on. */
    public void run() throws SQLException {
        try (Connection connection = database.connect()) {
            run(connection);
        }
    }

    /** The same on a connection that has settings of its own. */
    public void run(Connection connection) throws SQLException {
        if (database.target().inDatabase()) {
            new dev.pgstream.testkit.Session(connection)
                    .execute("DELETE FROM pgstream.pgs_ticks", "CALL pgstream.tick()");
            return;
        }
        List<ScheduledGroup> agenda = Agenda.of(new GraphStore(new Session(connection)).nodes());
        for (ScheduledGroup group : agenda) {
            refresh(connection, group.group().members());
        }
        connection.setAutoCommit(true);
    }

    private static void refresh(Connection connection, List<Long> members) throws SQLException {
        try {
            new GroupRefresh(connection, Initiator.JOB).refresh(members);
        } catch (MemberFailure failure) {
            Transactions transactions = new Transactions(connection);
            transactions.run(
                    () -> new FailureStore(transactions.session()).note(failure.member(), Initiator.JOB, failure));
        }
    }
}
