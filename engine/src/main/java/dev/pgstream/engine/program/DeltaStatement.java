package dev.pgstream.engine.program;

import java.util.List;

/**
 * A statement that applies the changes of some sources.
 *
 * @param changed OIDs of the sources whose changes it reads, ascending; it checks that no other has any
 */
public record DeltaStatement(List<Long> changed, String sql) {
    public DeltaStatement {
        changed = List.copyOf(changed);
    }
}
