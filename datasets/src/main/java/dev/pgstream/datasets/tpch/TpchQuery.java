package dev.pgstream.datasets.tpch;

import dev.pgstream.datasets.Resource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A query of the specification with its validation parameters (clause 2.4). {@code LIMIT} stands for the number of rows
 * to return, and q15 is the variant with {@code WITH}.
 *
 * @param name {@code q01} to {@code q22}
 */
public record TpchQuery(String name, String sql) {

    /** All 22, in the specification's order. */
    public static final List<TpchQuery> ALL =
            IntStream.rangeClosed(1, 22).mapToObj(TpchQuery::read).toList();

    private static TpchQuery read(int number) {
        String name = "q%02d".formatted(number);
        return new TpchQuery(name, Resource.text(TpchQuery.class, "queries/" + name + ".sql"));
    }
}
