package dev.pgstream.runtime.capture;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.cdc.Capture;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The columns of an existing change buffer. */
final class BufferColumns {

    private final Session session;

    BufferColumns(Session session) {
        this.session = session;
    }

    /**
     * Adds the columns that the capture has and the buffer lacks, and makes those anew whose type has changed. Columns that
     * are captured no more stay: rows that hold them may still be waiting.
     */
    void match(Capture capture) throws SQLException {
        Map<String, String> existing = new HashMap<>();
        session.list(
                "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped",
                row -> existing.put(row.getString(1), row.getString(2)),
                ChangeBuffer.table(capture.bufferId()));
        for (SourceColumn column : capture.columns()) {
            String name = ChangeBuffer.column(column);
            String type = existing.get(name);
            if (type != null && !type.equals(column.type().text())) {
                session.execute("ALTER TABLE " + ChangeBuffer.table(capture.bufferId()) + " DROP COLUMN " + name);
                type = null;
            }
            if (type == null) {
                session.execute(capture.addColumn(column));
            }
        }
    }
}
