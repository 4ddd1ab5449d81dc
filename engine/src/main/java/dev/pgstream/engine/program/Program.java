package dev.pgstream.engine.program;

import dev.pgstream.engine.program.lookup.SourceLookup;
import dev.pgstream.engine.program.lookup.StoredIndex;
import java.util.List;
import java.util.Optional;

/**
 * Everything that creating and refreshing a stream table executes.
 *
 * @param auxiliaries the tables beside it, to be created before it
 * @param indexes what the stored table needs so that refreshes find its rows
 * @param lookups what refreshes look up in sources
 * @param recomputed the stored columns of the partitions or groups that changes make compute anew, see {@code Shape}
 * @param state a SELECT of the stored columns, hidden ones included
 * @param settled whether the query allows several results, of which {@code state} is the one that is kept
 * @param fill fills the empty table and notes the snapshot
 * @param full makes the filled table equal to its query again; the last statement notes the snapshot
 * @param staging does the same in two steps; none where the query's result is not all that is stored
 * @param deltas one statement for each set of changed sources that has one; empty for a query that is not incremental
 */
public record Program(
        Storage storage,
        List<Auxiliary> auxiliaries,
        List<StoredIndex> indexes,
        List<SourceLookup> lookups,
        Optional<List<String>> recomputed,
        String state,
        boolean settled,
        String fill,
        List<String> full,
        Optional<Staging> staging,
        List<DeltaStatement> deltas) {
    public Program {
        auxiliaries = List.copyOf(auxiliaries);
        indexes = List.copyOf(indexes);
        lookups = List.copyOf(lookups);
        recomputed = recomputed.map(List::copyOf);
        full = List.copyOf(full);
        deltas = List.copyOf(deltas);
    }
}
