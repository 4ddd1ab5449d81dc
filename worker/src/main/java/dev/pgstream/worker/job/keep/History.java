package dev.pgstream.worker.job.keep;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** Prunes the history of refreshes, the oldest rows first, in small transactions. */
final class History {

    /** The first rows by number are the oldest; where none of them is old enough, nothing is written. */
    private static final String PRUNE = """
            DELETE FROM pgstream.pgs_refresh_history WHERE refresh_id IN (
              SELECT refresh_id FROM (SELECT refresh_id, started_at FROM pgstream.pgs_refresh_history
                                      ORDER BY refresh_id LIMIT 1000) AS oldest
              WHERE started_at < now() - coalesce(nullif(current_setting('pg_stream.history_retention', true), ''),
                                                  '7 days')::interval)""";

    private History() {}

    /** Deletes what is too old, over a connection that commits by itself; returns the number of rows. */
    static long prune(Session session) throws SQLException {
        long all = 0;
        long some;
        do {
            some = session.update(PRUNE);
            all += some;
        } while (some > 0);
        return all;
    }
}
