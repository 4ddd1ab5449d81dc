package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.QualifiedName;

/**
 * A table beside the stream table that keeps groups below other operators.
 *
 * @param state a SELECT of its columns
 */
public record Auxiliary(QualifiedName table, Storage storage, String state) {}
