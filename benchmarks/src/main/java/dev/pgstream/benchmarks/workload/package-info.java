/** Two tables, queries of them with their hand-written deltas, and changes: what refreshes are measured with. */
@NullMarked
package dev.pgstream.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
