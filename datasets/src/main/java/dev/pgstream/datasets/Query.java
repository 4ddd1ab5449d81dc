package dev.pgstream.datasets;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A query of a dataset.
 *
 * @param name {@code q} and two digits, which its file is named by too
 */
public record Query(String name, String sql) {

    /** Reads the queries with these numbers from the folder {@code queries} beside a class. */
    public static List<Query> read(Class<?> beside, IntStream numbers) {
        return numbers.mapToObj("q%02d"::formatted)
                .map(name -> new Query(name, Resource.text(beside, "queries/" + name + ".sql")))
                .toList();
    }
}
