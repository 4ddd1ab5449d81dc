package dev.pgstream.engine.dag;

import java.util.List;
import java.util.Set;

/**
 * Stream tables that are refreshed on one snapshot and appear together; as a rule just one.
 *
 * @param id the smallest number among the members
 * @param members their numbers, each after those that it reads
 * @param upstream the groups that have members which members of this one read
 */
public record RefreshGroup(long id, List<Long> members, Set<Long> upstream) {

    public RefreshGroup {
        members = List.copyOf(members);
        upstream = Set.copyOf(upstream);
        if (members.isEmpty() || upstream.contains(id)) {
            throw new IllegalArgumentException("group " + id + " of " + members + " after " + upstream);
        }
    }
}
