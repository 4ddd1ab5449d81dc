package dev.pgstream.engine.parse;

/** A lexical element of SQL text. */
record Token(Kind kind, String text) {

    /** Only as fine as the callers need: what can hide other text, operators, and the rest. */
    enum Kind {
        /** White space or a comment. */
        SPACE,
        /** A string constant in any of its forms. */
        STRING,
        QUOTED_IDENTIFIER,
        WORD,
        OPERATOR,
        SEMICOLON,
        OTHER
    }
}
