package dev.pgstream.engine.dag;

import dev.pgstream.engine.schedule.Schedule;
import java.time.ZoneId;
import java.util.Set;

/**
 * A stream table as the plan of refreshes sees it.
 *
 * @param id its number
 * @param relid the OID of its table
 * @param name its name, for messages
 * @param reads OIDs of all the tables that it reads, stream tables or not
 * @param zone the time zone that its schedule means
 * @param active whether scheduled refreshes may run: it is neither suspended nor in error
 */
public record StreamNode(
        long id,
        long relid,
        String name,
        Set<Long> reads,
        Consistency consistency,
        Schedule schedule,
        ZoneId zone,
        boolean active) {

    public StreamNode {
        reads = Set.copyOf(reads);
    }
}
