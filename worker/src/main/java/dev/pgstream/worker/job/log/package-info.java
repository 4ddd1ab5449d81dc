/** What the job tells whoever runs it. */
@NullMarked
package dev.pgstream.worker.job.log;

import org.jspecify.annotations.NullMarked;
