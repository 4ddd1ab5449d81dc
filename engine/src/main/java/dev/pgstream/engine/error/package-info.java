/** What can go wrong with a query, as codes and one exception; no stack traces reach users. */
@NullMarked
package dev.pgstream.engine.error;

import org.jspecify.annotations.NullMarked;
