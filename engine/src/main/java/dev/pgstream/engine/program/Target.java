package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.QualifiedName;

/**
 * The stream table that statements write.
 *
 * @param pgsId its number in the catalog
 * @param definition the view that holds its query
 */
public record Target(QualifiedName table, long pgsId, QualifiedName definition) {}
