package dev.pgstream.testkit.fuzz.run;

import java.util.regex.Pattern;

/** Reasons for FULL without what is particular to a query. */
final class Reasons {

    private static final Pattern PARTICULAR = Pattern.compile("(?s)(?<=^.{6,400}?[^L]): .*$");

    private Reasons() {}

    static String kind(String reason) {
        return PARTICULAR.matcher(reason).replaceFirst("");
    }
}
