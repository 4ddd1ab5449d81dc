/** What the job shows to monitoring. */
@NullMarked
package dev.pgstream.worker.job.watch;

import org.jspecify.annotations.NullMarked;
