package dev.pgstream.testkit.oracle;

import java.util.List;
import java.util.Random;

/**
 * A column and the SQL literals that random writes put into it. A small pool makes duplicates and matches; repeating a
 * literal skews it.
 */
public record Column(String name, List<String> pool) {
    public Column {
        pool = List.copyOf(pool);
    }

    public static Column of(String name, String... literals) {
        return new Column(name, List.of(literals));
    }

    /** Whole numbers from 1 up. */
    public static Column numbers(String name, int upTo) {
        return new Column(
                name,
                java.util.stream.IntStream.rangeClosed(1, upTo)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    String random(Random random) {
        return pool.get(random.nextInt(pool.size()));
    }
}
