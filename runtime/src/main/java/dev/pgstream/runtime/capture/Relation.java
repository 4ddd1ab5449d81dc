package dev.pgstream.runtime.capture;

import dev.pgstream.engine.catalog.QualifiedName;

/**
 * A table that carries capture triggers.
 *
 * @param partition whether it is a partition, to which row triggers come from its parent
 */
record Relation(long oid, QualifiedName name, boolean partition) {}
