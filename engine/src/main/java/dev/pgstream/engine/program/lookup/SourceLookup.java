package dev.pgstream.engine.program.lookup;

import java.util.List;

/**
 * Columns by which refreshes look rows of a source up, so that an index on them helps.
 *
 * @param source its OID
 * @param columns their numbers in the table, ascending
 */
public record SourceLookup(long source, List<Integer> columns) {
    public SourceLookup {
        columns = List.copyOf(columns);
    }
}
