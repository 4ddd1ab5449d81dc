package dev.pgstream.engine.program;

import java.util.List;

/**
 * A statement that applies the changes of some sources.
 *
 * @param changed OIDs of the sources whose changes it reads, ascending; it checks that no other has any
 * @param behind OIDs of the sources of which it reads the backlog, too, ascending; it checks that it needs no other's
 */
public record DeltaStatement(List<Long> changed, List<Long> behind, String sql) {
    public DeltaStatement {
        changed = List.copyOf(changed);
        behind = List.copyOf(behind);
    }
}
