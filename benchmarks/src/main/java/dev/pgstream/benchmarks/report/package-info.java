/** Results as plots and as one HTML page. */
@NullMarked
package dev.pgstream.benchmarks.report;

import org.jspecify.annotations.NullMarked;
