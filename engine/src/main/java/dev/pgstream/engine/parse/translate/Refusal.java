package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;

/** Refuses pieces of syntax. */
final class Refusal {

    private Refusal() {}

    /**
     * Returns the exception to throw.
     *
     * @param construct says what has no delta
     * @param syntax the piece, as the parser has it
     * @param wayOut says what to write instead
     */
    static NotIncrementalException of(String construct, Object syntax, String wayOut) {
        return new NotIncrementalException(construct, ParserNames.decode(String.valueOf(syntax)), wayOut);
    }
}
