package dev.pgstream.datasets.tpch;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/** Which orders there are, without a list of them: TPC-H numbers them, and uses only the first 8 of each 32 keys. */
public final class LiveOrders {

    private final Random random;
    private final Set<Long> deleted = new HashSet<>();
    private long last;

    /**
     * @param last how many orders there are
     * @param random what {@link #pick} draws from
     */
    LiveOrders(long last, Random random) {
        this.last = last;
        this.random = random;
    }

    /** The key of the order with a number; the first one is 1. */
    static long key(long number) {
        return (number >> 3 << 5) | (number & 7);
    }

    /** Notes that the next order has come. */
    public void added() {
        last++;
    }

    /** The key of some order that exists. */
    public long pick() {
        while (true) {
            long number = 1 + (long) (random.nextDouble() * last);
            if (!deleted.contains(number)) {
                return key(number);
            }
        }
    }

    /** The keys of some orders that exist, each once. */
    public Set<Long> pick(int count) {
        Set<Long> keys = new LinkedHashSet<>();
        while (keys.size() < count) {
            keys.add(pick());
        }
        return keys;
    }

    /** The key of some order that exists; from now on it doesn't exist any more. */
    public long pickToDelete() {
        while (true) {
            long number = 1 + (long) (random.nextDouble() * last);
            if (deleted.add(number)) {
                return key(number);
            }
        }
    }
}
