package dev.pgstream.datasets.tpch;

import dev.pgstream.datasets.Query;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The queries of the specification with their validation parameters (clause 2.4). {@code LIMIT} stands for the number of
 * rows to return, and q15 is the variant with {@code WITH}.
 */
public final class TpchQueries {

    /** All 22, in the specification's order. */
    public static final List<Query> ALL = Query.read(TpchQueries.class, IntStream.rangeClosed(1, 22));

    private TpchQueries() {}
}
