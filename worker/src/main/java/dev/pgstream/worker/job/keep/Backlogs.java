package dev.pgstream.worker.job.keep;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.attached.BufferCleaning;
import dev.pgstream.runtime.attached.Transactions;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.job.log.Journal;
import java.sql.SQLException;
import java.util.List;

/**
 * Cuts change buffers that have grown beyond a limit: consumers for whose sake they grew, because they are suspended, fail
 * or are slow, are turned to a full refresh, and what nobody needs any more is removed.
 */
final class Backlogs {

    private static final String LIMIT_MB =
            "coalesce(nullif(current_setting('pg_stream.max_backlog_mb', true), ''), '1024')::bigint";

    private static final String LARGE = "SELECT buffer_id FROM pgstream.pgs_change_buffers"
            + " WHERE pgstream.pgs_buffer_size(buffer_id) > " + LIMIT_MB
            + " * 1024 * 1024 ORDER BY buffer_id";

    /** Those to whom at least half of a buffer's rows are news; others would be punished for their neighbours. */
    private static final String BEHIND = """
            SELECT f.pgs_id, f.frontier::text, s.relid::regclass::text
            FROM pgstream.pgs_dependencies d
            JOIN pgstream.pgs_frontiers f USING (pgs_id)
            JOIN pgstream.pgs_stream_tables s USING (pgs_id)
            CROSS JOIN LATERAL (SELECT count(*) AS rows,
                count(*) FILTER (WHERE NOT pg_visible_in_snapshot(__pgs_xid, f.frontier)) AS news FROM %s) AS b
            WHERE d.buffer_id = ? AND f.frontier IS NOT NULL AND f.needs_full IS NULL AND b.news > 0 AND 2 * b.news >= b.rows
            ORDER BY 1""";

    /** A refresh may have come in between. */
    private static final String TURN =
            "UPDATE pgstream.pgs_frontiers SET needs_full = 'its backlog of changes was larger"
                    + " than pg_stream.max_backlog_mb' WHERE pgs_id = ? AND frontier::text = ? AND needs_full IS NULL";

    private final Transactions transactions;
    private final Session session;
    private final Journal journal;

    /**
     * @param transactions on the job's connection
     */
    Backlogs(Transactions transactions, Journal journal) {
        this.transactions = transactions;
        this.session = transactions.session();
        this.journal = journal;
    }

    private record Consumer(long id, String frontier, String name) {}

    void cut() throws SQLException {
        for (Long buffer : transactions.in(() -> session.list(LARGE, row -> row.getLong(1)))) {
            for (Consumer consumer : transactions.in(() -> behind(buffer))) {
                if (transactions.in(() -> session.update(TURN, consumer.id(), consumer.frontier())) > 0) {
                    journal.warn("stream table " + consumer.name() + ": its backlog of changes is larger than"
                            + " pg_stream.max_backlog_mb; it is given up, and the next refresh is a full one");
                }
            }
            BufferCleaning cleaning = new BufferCleaning(transactions);
            cleaning.empty(buffer);
            cleaning.cutBacklog(buffer);
        }
    }

    private List<Consumer> behind(long buffer) throws SQLException {
        return session.list(
                BEHIND.formatted(ChangeBuffer.table(buffer)),
                row -> new Consumer(row.getLong(1), row.getString(2), row.getString(3)),
                buffer);
    }
}
