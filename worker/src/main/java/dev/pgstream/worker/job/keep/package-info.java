/** Keeps history and change buffers from growing without end. */
@NullMarked
package dev.pgstream.worker.job.keep;

import org.jspecify.annotations.NullMarked;
