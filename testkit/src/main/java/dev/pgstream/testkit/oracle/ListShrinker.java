package dev.pgstream.testkit.oracle;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes a list smaller while something about it stays true. */
public final class ListShrinker {

    private int runs;

    /** Tries at most so many shorter lists. */
    public ListShrinker(int runs) {
        this.runs = runs;
    }

    /** Whether a list still has what it is about. */
    @FunctionalInterface
    public interface Condition<T> {
        boolean holds(List<T> list) throws SQLException;
    }

    /** Leaves out ever smaller runs of elements, as long as the condition holds for the rest. */
    public <T> List<T> smallest(List<T> list, Condition<T> condition) throws SQLException {
        List<T> smallest = list;
        for (int size = Math.max(1, list.size() / 2); size >= 1; size /= 2) {
            for (int at = 0; at + size <= smallest.size() && runs > 0; runs--) {
                List<T> shorter = new ArrayList<>(smallest.subList(0, at));
                shorter.addAll(smallest.subList(at + size, smallest.size()));
                if (condition.holds(shorter)) {
                    smallest = shorter;
                } else {
                    at += size;
                }
            }
        }
        return smallest;
    }
}
