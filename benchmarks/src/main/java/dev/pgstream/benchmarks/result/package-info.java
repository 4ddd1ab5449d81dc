/** What a run measured, and on what: as records, and as JSON. */
@NullMarked
package dev.pgstream.benchmarks.result;

import org.jspecify.annotations.NullMarked;
