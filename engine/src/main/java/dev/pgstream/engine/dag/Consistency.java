package dev.pgstream.engine.dag;

import java.util.Locale;

/** With which others a stream table is refreshed on one snapshot and appears together. */
public enum Consistency {
    /** With those through which changes of one source reach it by several ways. */
    DIAMOND,
    /** With all that are connected with it. */
    GROUP,
    /** With none for its own sake; it may still lie on another's ways. */
    NONE;

    /**
     * Parses the word that users write.
     *
     * @throws IllegalArgumentException if it is none of them; the message says what is wrong
     */
    public static Consistency parse(String text) {
        for (Consistency consistency : values()) {
            if (consistency.word().equals(text.strip().toLowerCase(Locale.ROOT))) {
                return consistency;
            }
        }
        throw new IllegalArgumentException("the consistency '" + text + "' is unknown; use diamond, group or none");
    }

    /** The word that users write, for the catalog. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
