package dev.pgstream.engine.zset;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A multiset whose rows carry signed weights; a row that weighs nothing is not there. */
public final class ZSet {

    private final Map<Row, Long> weights = new HashMap<>();

    /** Adds a row so many times, or takes it away. */
    public ZSet add(Row row, long weight) {
        weights.merge(row, weight, Math::addExact);
        weights.remove(row, 0L);
        return this;
    }

    /** Returns the sum of this and so many times the other. */
    public ZSet plus(ZSet other, long times) {
        ZSet sum = new ZSet();
        weights.forEach(sum::add);
        other.weights.forEach((row, weight) -> sum.add(row, Math.multiplyExact(weight, times)));
        return sum;
    }

    public ZSet minus(ZSet other) {
        return plus(other, -1);
    }

    /** The rows and their weights, none of them 0. */
    public Map<Row, Long> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /** Returns this, which must be a plain multiset. */
    ZSet plain() {
        if (weights.values().stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalStateException("rows are missing: " + this);
        }
        return this;
    }

    /** Returns each row of this plain multiset once. */
    ZSet once() {
        ZSet set = new ZSet();
        plain().weights().keySet().forEach(row -> set.add(row, 1));
        return set;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZSet set && weights.equals(set.weights);
    }

    @Override
    public int hashCode() {
        return weights.hashCode();
    }

    @Override
    public String toString() {
        return weights.toString();
    }
}
