package dev.pgstream.worker.graph;

import java.util.List;
import java.util.Set;

/** Two tables, three stream tables in a diamond over one of them, and one that is in error. */
final class Sample {

    static final Graph GRAPH = new Graph(List.of(
            source(1, "public.orders"),
            source(2, "public.\"<Odd & End>\""),
            stream(11, "public.totals", 1, 101, "ACTIVE", Set.of(1L)),
            stream(12, "public.counts", 1, 101, "ACTIVE", Set.of(1L)),
            stream(13, "public.both", 2, 101, "SUSPENDED", Set.of(11L, 12L)),
            stream(14, "public.broken", 1, 104, "ERROR", Set.of(2L)),
            stream(15, "public.\"to\"\"p\"", 3, 105, "ACTIVE", Set.of(13L, 2L))));

    private Sample() {}

    static GraphNode source(long relid, String name) {
        return new GraphNode(relid, name, 0, -relid, "table", "", "", "", Set.of());
    }

    static GraphNode stream(long relid, String name, int level, long unit, String status, Set<Long> reads) {
        return new GraphNode(relid, name, level, unit, "stream table", status, "DIFFERENTIAL", "5s", reads);
    }
}
