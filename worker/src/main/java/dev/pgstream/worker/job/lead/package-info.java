/** Which of several workers refreshes a database. */
@NullMarked
package dev.pgstream.worker.job.lead;

import org.jspecify.annotations.NullMarked;
