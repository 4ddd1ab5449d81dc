package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query rests on the order in which a subquery puts out its rows. SQL gives such an order no meaning, yet
 * PostgreSQL mostly keeps it, and people number or collect rows in it. No rule keeps it.
 */
final class InputOrder {

    private boolean ordered;
    private @Nullable String dependent;

    /** Notes that a subquery has an ORDER BY. */
    void noteOrdered() {
        ordered = true;
    }

    /** Notes something whose result depends on the order of its input, and that doesn't say in which order it wants it. */
    void noteDependent(String syntax) {
        dependent = syntax;
    }

    /**
     * Checks the whole query.
     *
     * @throws NotIncrementalException if it has both
     */
    void require() {
        if (ordered && dependent != null) {
            throw Refusal.of(
                    "the order of a subquery may matter to what has no ORDER BY of its own", dependent, "give it one");
        }
    }
}
