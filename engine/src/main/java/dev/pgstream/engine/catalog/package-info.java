/**
 * The engine's input: what the server's analysis says about a query, as plain records.
 *
 * <p>Nothing here resolves a name or a type; PostgreSQL did, and these records carry its answers.
 */
@NullMarked
package dev.pgstream.engine.catalog;

import org.jspecify.annotations.NullMarked;
