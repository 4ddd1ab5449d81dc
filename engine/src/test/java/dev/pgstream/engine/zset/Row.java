package dev.pgstream.engine.zset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of numbers; equal where SQL's grouping takes two rows as the same, so NULLs are equal. */
public record Row(List<@Nullable Long> values) {

    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static Row of(@Nullable Long... values) {
        return new Row(Arrays.asList(values));
    }

    Row and(Row other) {
        return new Row(Stream.concat(values.stream(), other.values.stream()).toList());
    }

    /** The values at some positions. */
    public Row at(List<Integer> positions) {
        List<@Nullable Long> picked = new ArrayList<>();
        positions.forEach(position -> picked.add(values.get(position)));
        return new Row(picked);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
