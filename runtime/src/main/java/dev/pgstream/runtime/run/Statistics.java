package dev.pgstream.runtime.run;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;

/**
 * Keeps what the planner knows of a stream table near enough to the truth: it finds few rows by an index only where it
 * knows that there are many. Autovacuum does that too, but not before the next refresh.
 */
final class Statistics {

    /** A table that has grown by fewer rows is small, or known well enough. */
    private static final long CONSIDERED_FROM = 1_000;

    private final Session session;

    Statistics(Session session) {
        this.session = session;
    }

    /** Analyses the tables of a stream table that may have doubled by so many changes; one that is locked is left alone. */
    void follow(StreamTable table, long changes) throws SQLException {
        if (changes < CONSIDERED_FROM) {
            return;
        }
        session.executeAll(session.list(
                """
                SELECT format('ANALYZE (SKIP_LOCKED) %s', c.oid::regclass) FROM pg_class c
                WHERE (c.oid = CAST(? AS bigint)::oid OR c.relnamespace = 'pgstream_changes'::regnamespace
                       AND c.relkind = 'r' AND starts_with(c.relname, ?))
                  AND c.reltuples < 2 * CAST(? AS bigint)""", row -> row.getString(1), table.relid(), table.target().auxiliaryPrefix(), changes));
    }
}
