package dev.pgstream.testkit.fuzz.run;

/**
 * A failure and the smallest script that was found for it.
 *
 * @param seed makes the same schema, queries and writes again
 */
public record Finding(long seed, String script, String message) {

    /** The script with where it comes from and what comes of it. */
    public String text() {
        return "-- seed " + seed + "\n" + script + "\n-- " + message.replace("\n", "\n-- ") + "\n";
    }
}
