/** {@code pgstream demo}: stream tables over changing TPC-H data, each refresh measured and verified. */
@NullMarked
package dev.pgstream.worker.demo;

import org.jspecify.annotations.NullMarked;
