package dev.pgstream.runtime.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arrays of numbers as text, {@code {1,2}}: array objects differ between the drivers. */
public final class NumberArray {

    private NumberArray() {}

    public static String format(Collection<? extends Number> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns the numbers; null is an empty list. */
    public static List<Long> parse(@Nullable String text) {
        if (text == null || text.length() <= 2) {
            return List.of();
        }
        return Arrays.stream(text.substring(1, text.length() - 1).split(",", -1))
                .map(Long::valueOf)
                .toList();
    }
}
