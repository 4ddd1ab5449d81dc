package dev.pgstream.runtime.store;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** Reads and writes {@code pgs_drain}: whether the background job is to start nothing. */
public final class DrainStore {

    /** A worker that leads says when nothing of its own runs any more; a refresh of a former one may still hold its lock. */
    private static final String DONE = """
            SELECT (drained_at IS NOT NULL OR NOT EXISTS (
                     SELECT FROM keys WHERE key = hashtextextended('pg_stream leader', 0)))
                   AND NOT EXISTS (
                     SELECT FROM keys JOIN pgstream.pgs_stream_tables s ON key = hashtextextended('pg_stream table', s.pgs_id))
            FROM pgstream.pgs_drain""";

    private static final String KEYS = """
            WITH keys (key) AS (
              SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks
              WHERE locktype = 'advisory' AND objsubid = 1 AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """;

    private final Session session;

    public DrainStore(Session session) {
        this.session = session;
    }

    public void begin() throws SQLException {
        session.update("INSERT INTO pgstream.pgs_drain DEFAULT VALUES ON CONFLICT DO NOTHING");
    }

    /** Returns whether it was on. */
    public boolean end() throws SQLException {
        return session.update("DELETE FROM pgstream.pgs_drain") > 0;
    }

    /** Whether the job is to start nothing. */
    public boolean isOn() throws SQLException {
        return session.one("SELECT EXISTS (SELECT FROM pgstream.pgs_drain)", row -> row.getBoolean(1));
    }

    /** Notes that the job has started nothing since, and that nothing runs any more. */
    public void acknowledge() throws SQLException {
        session.update("UPDATE pgstream.pgs_drain SET drained_at = clock_timestamp() WHERE drained_at IS NULL");
    }

    /** Whether no refresh runs and none will start; also where there is no worker, and where it was ended meanwhile. */
    public boolean done() throws SQLException {
        return session.first(KEYS + DONE, row -> row.getBoolean(1)).orElse(true);
    }
}
