/** What the background job costs while nothing changes. */
@NullMarked
package dev.pgstream.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
