/** The background job: schedules, leadership, failures, restarts. */
@NullMarked
package dev.pgstream.it.job;

import org.jspecify.annotations.NullMarked;
