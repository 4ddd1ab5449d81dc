package dev.pgstream.pljava;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import org.jspecify.annotations.Nullable;

/** Checks arguments of SQL functions. */
final class Argument {

    private Argument() {}

    /**
     * Returns the argument.
     *
     * @throws PgStreamException if it is NULL
     */
    static <T> T given(String name, @Nullable T value) throws PgStreamException {
        if (value == null) {
            throw new PgStreamException(
                    ErrorCode.INVALID_PARAMETER, "the argument " + name + " is NULL; give it a value");
        }
        return value;
    }
}
