package dev.pgstream.worker.job.watch;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Reads what metrics show of the catalog. */
public final class Figures {

    private static final String BACKLOG = """
            SELECT source_relid::regclass::text,
                   pgstream.pgs_buffer_size(buffer_id)::double precision
            FROM pgstream.pgs_change_buffers""";

    private static final String STATUSES =
            "SELECT status, count(*)::double precision FROM pgstream.pgs_stream_tables GROUP BY status";

    private Figures() {}

    /** Shows the sizes of change buffers and the numbers of stream tables by status. */
    public static void show(Session session, Meters meters) throws SQLException {
        meters.backlog(read(session, BACKLOG));
        meters.statuses(read(session, STATUSES));
    }

    private static Map<String, Double> read(Session session, String query) throws SQLException {
        Map<String, Double> values = new TreeMap<>();
        session.list(query, row -> values.put(row.getString(1), row.getDouble(2)));
        return values;
    }
}
