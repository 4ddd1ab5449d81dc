package dev.pgstream.runtime.graph;

import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.dag.StreamNode;
import dev.pgstream.engine.schedule.Schedule;
import dev.pgstream.engine.schedule.TimeZones;
import dev.pgstream.runtime.sql.NumberArray;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of a stream table, as far as it matters for what is refreshed when; cheap to read and to compare.
 *
 * @param name for people
 * @param active whether scheduled refreshes may run
 * @param differential whether its sources' changes are captured for it
 * @param reads OIDs of all the tables that it reads, as an array in text
 */
public record GraphRow(
        long id,
        long relid,
        String name,
        @Nullable String schedule,
        String consistency,
        @Nullable String zone,
        boolean active,
        boolean differential,
        @Nullable String reads) {

    /** The same as the engine wants it. */
    public StreamNode node() {
        return new StreamNode(
                id,
                relid,
                name,
                Set.copyOf(NumberArray.parse(reads)),
                Consistency.parse(consistency),
                Schedule.parse(schedule),
                zone == null ? ZoneOffset.UTC : TimeZones.find(zone).orElse(ZoneOffset.UTC),
                active);
    }
}
