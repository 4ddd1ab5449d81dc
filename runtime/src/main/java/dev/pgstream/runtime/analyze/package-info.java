/** Asks the server what a query means: it resolves names, types and dependencies, nobody else does. */
@NullMarked
package dev.pgstream.runtime.analyze;

import org.jspecify.annotations.NullMarked;
