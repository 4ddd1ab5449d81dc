package dev.pgstream.engine.zset;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs a test for many seeds. One case is replayed with {@code -Dpgstream.seed=…}; {@code -Dpgstream.cases=…} runs more
 * than usual.
 */
public final class Seeds {

    private static final int CASES = 3_000;

    private Seeds() {}

    /** Runs the test with a random generator for each seed; a failure names its seed. */
    public static void forEach(Consumer<Random> test) {
        Long one = Long.getLong("pgstream.seed");
        LongStream seeds =
                one == null ? LongStream.range(0, Integer.getInteger("pgstream.cases", CASES)) : LongStream.of(one);
        seeds.forEach(seed -> {
            try {
                test.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", replay it with -Dpgstream.seed=" + seed, e);
            }
        });
    }
}
