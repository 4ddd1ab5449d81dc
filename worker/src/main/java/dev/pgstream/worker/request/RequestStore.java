package dev.pgstream.worker.request;

import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code pgs_requests}. */
final class RequestStore {

    /** The oldest that shares no table with an older one, and that no other server is at. */
    private static final String NEXT = "SELECT " + Request.COLUMNS + """

            FROM pgstream.pgs_requests r
            WHERE r.status = 'REQUESTED' AND r.request_id <> ALL (CAST(? AS bigint[]))
              AND NOT EXISTS (
              SELECT FROM pgstream.pgs_requests earlier
              WHERE earlier.status = 'REQUESTED' AND earlier.request_id < r.request_id AND earlier.touches && r.touches)
            ORDER BY r.request_id
            LIMIT 1
            FOR UPDATE SKIP LOCKED""";

    /** A few of the oldest each time that something was served, so that they never become many. */
    private static final String PRUNE = """
            DELETE FROM pgstream.pgs_requests WHERE request_id IN (
              SELECT request_id FROM (SELECT request_id, status, served_at FROM pgstream.pgs_requests
                                      ORDER BY request_id LIMIT 10) AS oldest
              WHERE status <> 'REQUESTED'
                AND served_at < now() - coalesce(nullif(current_setting('pg_stream.history_retention', true), ''),
                                                 '7 days')::interval)""";

    private final Session session;

    RequestStore(Session session) {
        this.session = session;
    }

    /** Takes the next request to serve but those with these numbers; it stays taken until the transaction's end. */
    Optional<Request> takeNext(List<Long> except) throws SQLException {
        return session.first(NEXT, Request::read, NumberArray.format(except));
    }

    void done(Request request, String result) throws SQLException {
        session.update(
                "UPDATE pgstream.pgs_requests SET status = 'DONE', served_at = clock_timestamp(), result = nullif(?, '')"
                        + " WHERE request_id = ?",
                result,
                request.id());
        session.update(PRUNE);
    }

    void failed(Request request, String sqlState, String message) throws SQLException {
        session.update(
                "UPDATE pgstream.pgs_requests SET status = 'FAILED', served_at = clock_timestamp(), sqlstate = ?,"
                        + " error = ? WHERE request_id = ?",
                sqlState,
                message,
                request.id());
        session.update(PRUNE);
    }
}
