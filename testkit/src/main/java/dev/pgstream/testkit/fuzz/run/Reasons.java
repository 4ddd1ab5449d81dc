package dev.pgstream.testkit.fuzz.run;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reasons for FULL without what is particular to a query. */
final class Reasons {

    private static final Pattern PARTICULAR = Pattern.compile("(?s)(?<=^.{6,400}?[^L]): .*$");

    private Reasons() {}

    static String kind(@Nullable String reason) {
        return PARTICULAR.matcher(Objects.requireNonNullElse(reason, "unknown")).replaceFirst("");
    }
}
