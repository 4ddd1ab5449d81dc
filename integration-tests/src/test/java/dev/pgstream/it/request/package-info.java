/** The SQL functions of a database without PL/Java: requests that the background job serves. */
@NullMarked
package dev.pgstream.it.request;

import org.jspecify.annotations.NullMarked;
