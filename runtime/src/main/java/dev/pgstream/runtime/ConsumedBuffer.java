package dev.pgstream.runtime;

/**
 * A change buffer that a refresh has read and not cleaned.
 *
 * @param id its number
 * @param consumer the stream table that was refreshed
 * @param seenUpTo where that one's frontier ended before
 * @param rows how many change rows were read
 * @param passed how many were there that had been read before: others still await them
 * @param behind whether it read the backlog, too
 * @param bytes its size, what was deleted and not yet vacuumed included
 */
public record ConsumedBuffer(
        long id, long consumer, long seenUpTo, long rows, long passed, boolean behind, long bytes) {

    /** Above this many consumed rows a TRUNCATE is cheaper than a DELETE (measured). */
    private static final long DELETE_UP_TO = 3_000;

    /**
     * Rows that were deleted leave their pages until autovacuum comes, which is minutes; each refresh reads them. Of so many
     * bytes that takes half a millisecond (measured), and a TRUNCATE has its price back after a few refreshes.
     */
    private static final long READ_UP_TO = 1 << 20;

    /**
     * To pass over so many rows takes a refresh about a millisecond. To move them takes fifty times as long, but only once,
     * and they are mostly gone before where the consumers are refreshed in turns.
     */
    private static final long PASS_OVER_UP_TO = 5_000;

    /** Whether it holds so many consumed rows, or pages of them, that a TRUNCATE is cheaper than a DELETE. */
    public boolean large() {
        return rows > DELETE_UP_TO || (passed == 0 && bytes > READ_UP_TO);
    }

    /** Whether it holds so many rows for slower consumers that they are better moved out of this one's way. */
    public boolean crowded() {
        return passed > PASS_OVER_UP_TO;
    }

    /** Whether cleaning is worth a transaction of its own. */
    public boolean dear() {
        return large() || crowded() || behind;
    }

    /** Both for one cleaning: the consumer that was refreshed last counts, and whatever one of them says of the buffer. */
    public ConsumedBuffer and(ConsumedBuffer last) {
        return new ConsumedBuffer(
                id,
                last.consumer,
                last.seenUpTo,
                Math.max(rows, last.rows),
                Math.max(passed, last.passed),
                behind || last.behind,
                Math.max(bytes, last.bytes));
    }
}
