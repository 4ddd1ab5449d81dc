package dev.pgstream.worker.job.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stream tables that are refreshed together; most are alone.
 *
 * @param id the number of its group
 * @param members in the order in which they are refreshed
 * @param upstream the numbers of the groups that it reads
 */
public record Unit(long id, List<PlannedTable> members, Set<Long> upstream) {
    public Unit {
        members = List.copyOf(members);
        upstream = Set.copyOf(upstream);
    }

    /** The numbers of its stream tables. */
    public List<Long> tables() {
        return members.stream().map(PlannedTable::id).toList();
    }

    /** The name of a member. */
    public String name(long table) {
        return members.stream()
                .filter(member -> member.id() == table)
                .map(PlannedTable::name)
                .findFirst()
                .orElse(text());
    }

    /** Its members, for people. */
    public String text() {
        return members.stream().map(PlannedTable::name).collect(Collectors.joining(", "));
    }
}
