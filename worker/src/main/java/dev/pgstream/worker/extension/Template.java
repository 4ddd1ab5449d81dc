package dev.pgstream.worker.extension;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of {@code extension/}, with places of the form {@code @name@} for what the build knows. */
final class Template {

    private static final String FOLDER = "/dev/pgstream/extension/";
    private static final Pattern PLACE = Pattern.compile("@(\\w+)@");

    private final String name;

    Template(String name) {
        this.name = name;
    }

    /** Returns its text with each place filled. */
    String filled(Map<String, String> values) {
        return PLACE.matcher(text()).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(name + " has a place that nothing fills: " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String text() {
        try (InputStream stream = Template.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("the template " + name + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
