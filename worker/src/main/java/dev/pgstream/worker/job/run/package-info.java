/** Refreshes in the right order, several at a time. */
@NullMarked
package dev.pgstream.worker.job.run;

import org.jspecify.annotations.NullMarked;
