package dev.pgstream.testkit.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Random choices; the same seed makes the same ones. */
public final class Dice {

    private static final int TRIES = 8;

    private final Random random;

    public Dice(long seed) {
        this.random = new Random(seed);
    }

    /** The source of the choices, for what takes one. */
    public Random random() {
        return random;
    }

    /** Whether something that happens so often happens now. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number in a range, both ends included. */
    public int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** One of these. */
    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One of a list that is not empty. */
    public <T> T one(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Some of a list, at least so many if it has them, in any order. */
    public <T> List<T> some(List<? extends T> choices, int least, int most) {
        List<T> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(shuffled.size(), between(least, most))));
    }

    /** The first of several tries that is wanted, else the last. */
    public <T> T wanted(Supplier<T> tried, Predicate<T> wanted) {
        T result = tried.get();
        for (int i = 1; i < TRIES && !wanted.test(result); i++) {
            result = tried.get();
        }
        return result;
    }

    /** A choice between ways to go on, each with a weight. */
    public <T> Weighted<T> weighted() {
        return new Weighted<>(random);
    }

    /** Collects ways to go on, then takes one of them. */
    public static final class Weighted<T> {

        private final Random random;
        private final List<Integer> bounds = new ArrayList<>();
        private final List<Supplier<T>> ways = new ArrayList<>();
        private int total;

        private Weighted(Random random) {
            this.random = random;
        }

        /** Adds a way; one of weight 0 is never taken. */
        public Weighted<T> or(int weight, Supplier<T> way) {
            total += weight;
            bounds.add(total);
            ways.add(way);
            return this;
        }

        /** Goes one of the ways. */
        public T go() {
            int point = random.nextInt(total);
            int at = 0;
            while (bounds.get(at) <= point) {
                at++;
            }
            return ways.get(at).get();
        }
    }
}
