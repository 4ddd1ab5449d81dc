/** Tests of the query generator. */
@NullMarked
package dev.pgstream.testkit.fuzz.query;

import org.jspecify.annotations.NullMarked;
