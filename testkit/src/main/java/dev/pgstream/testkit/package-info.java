/** Servers, the equivalence oracle and generators, for tests and benchmarks. */
@NullMarked
package dev.pgstream.testkit;

import org.jspecify.annotations.NullMarked;
