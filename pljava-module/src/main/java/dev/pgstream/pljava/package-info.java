/** The static methods that PL/Java calls, one per SQL function. */
@NullMarked
package dev.pgstream.pljava;

import org.jspecify.annotations.NullMarked;
