package dev.pgstream.runtime.store;

import dev.pgstream.engine.strategy.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Samples as the text of an array of numbers, six for each. */
final class SampleArray {

    private static final int FIELDS = 6;

    private SampleArray() {}

    static String format(List<Sample> samples) {
        StringJoiner numbers = new StringJoiner(",", "{", "}");
        for (Sample sample : samples) {
            numbers.add(Integer.toString(sample.kind().code()));
            numbers.add(Integer.toString(sample.sources()));
            numbers.add(Long.toString(Math.round(sample.rows())));
            numbers.add(Long.toString(Math.round(sample.size())));
            numbers.add(Double.toString(Math.round(sample.ms() * 1000) / 1000.0));
            numbers.add(Long.toString(sample.refresh()));
        }
        return numbers.toString();
    }

    static List<Sample> parse(@Nullable String text) {
        if (text == null || text.length() <= 2) {
            return List.of();
        }
        String[] numbers = text.substring(1, text.length() - 1).split(",", -1);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i + FIELDS <= numbers.length; i += FIELDS) {
            samples.add(new Sample(
                    Sample.Kind.ofCode((int) Double.parseDouble(numbers[i])),
                    (int) Double.parseDouble(numbers[i + 1]),
                    Double.parseDouble(numbers[i + 2]),
                    Double.parseDouble(numbers[i + 3]),
                    Double.parseDouble(numbers[i + 4]),
                    (long) Double.parseDouble(numbers[i + 5])));
        }
        return samples;
    }
}
