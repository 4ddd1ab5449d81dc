package dev.pgstream.runtime.capture;

import dev.pgstream.engine.sql.ChangeBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes that the refreshing transaction made itself. It sees them, so a refresh consumes them; its snapshot says that
 * they are in progress, so they would be consumed again after commit. They are therefore marked as seen by this one
 * consumer, inside the refresh statement, which marks just the rows that it sees. Nobody else can see them yet, so this
 * never conflicts, and it costs the write path nothing.
 */
public final class OwnChanges {

    private OwnChanges() {}

    /**
     * Returns the refresh statement with the marking added.
     *
     * @param statement begins with WITH
     */
    public static String marking(String statement, long id, List<Long> bufferIds) {
        if (!statement.startsWith("WITH ")) {
            throw new IllegalArgumentException("a refresh statement begins with WITH, unlike: " + statement);
        }
        String marks = bufferIds.stream()
                .map(buffer -> """
                        pgs_own_%d AS (UPDATE %s SET __pgs_seen = array_append(__pgs_seen, %d)
                          WHERE __pgs_xid = pg_current_xact_id() AND (__pgs_seen IS NULL OR %3$d <> ALL (__pgs_seen))),
                        """.formatted(buffer, ChangeBuffer.recent(buffer), id))
                .collect(Collectors.joining());
        return "WITH " + marks + statement.substring("WITH ".length());
    }
}
