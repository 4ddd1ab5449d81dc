package dev.pgstream.datasets;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads rows by COPY. */
public final class CopyLoad {

    private static final int CHUNK = 1 << 16;

    private CopyLoad() {}

    /**
     * Copies lines, their fields separated by {@code |}, and returns how many there were.
     *
     * @param progress hears now and then how many more lines have been sent
     */
    public static long load(Connection connection, String table, Iterator<String> lines, LongConsumer progress)
            throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT text, DELIMITER '|')");
        try {
            StringBuilder chunk = new StringBuilder(CHUNK + 1024);
            long pending = 0;
            while (lines.hasNext()) {
                chunk.append(lines.next()).append('\n');
                pending++;
                if (chunk.length() >= CHUNK) {
                    send(copy, chunk);
                    progress.accept(pending);
                    pending = 0;
                }
            }
            send(copy, chunk);
            progress.accept(pending);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder chunk) throws SQLException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }
}
