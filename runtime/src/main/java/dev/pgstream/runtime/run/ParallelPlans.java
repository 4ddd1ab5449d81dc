package dev.pgstream.runtime.run;

import dev.pgstream.engine.program.Staging;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StatementStore;
import java.sql.SQLException;
import java.util.Optional;

/** Decides whether a full refresh goes in two steps, which costs writing the result twice, for the sake of a parallel plan. */
final class ParallelPlans {

    private final Session session;

    ParallelPlans(Session session) {
        this.session = session;
    }

    /** Returns the two steps if the server would use a parallel plan for the first. */
    Optional<Staging> staging(long id) throws SQLException {
        Optional<Staging> staging = new StatementStore(session).staging(id);
        return staging.isPresent() && isParallel(staging.get().compute()) ? staging : Optional.empty();
    }

    private boolean isParallel(String statement) throws SQLException {
        return session.one("SELECT pgstream.pgs_is_parallel(?)", row -> row.getBoolean(1), statement);
    }
}
