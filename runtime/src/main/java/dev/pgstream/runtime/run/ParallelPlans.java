package dev.pgstream.runtime.run;

import dev.pgstream.engine.program.Staging;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.Ownership;
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
        if (staging.isEmpty()) {
            return staging;
        }
        new Ownership(session, id).admit();
        return isParallel(id, staging.get().compute()) ? staging : Optional.empty();
    }

    private boolean isParallel(long id, String statement) throws SQLException {
        String question = "SELECT CAST(pgstream.pgs_is_parallel(" + Identifier.literal(statement) + ") AS integer)";
        return session.asOwnerOf(id).number(question) > 0;
    }
}
