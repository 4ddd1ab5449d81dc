/** The background job: it refreshes the stream tables of databases by their schedules. */
@NullMarked
package dev.pgstream.worker.job;

import org.jspecify.annotations.NullMarked;
