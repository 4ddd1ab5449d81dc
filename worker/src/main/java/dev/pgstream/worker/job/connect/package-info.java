/** The connections of the job to one database. */
@NullMarked
package dev.pgstream.worker.job.connect;

import org.jspecify.annotations.NullMarked;
