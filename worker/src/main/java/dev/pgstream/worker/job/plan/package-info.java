/** What is to be refreshed, and when. */
@NullMarked
package dev.pgstream.worker.job.plan;

import org.jspecify.annotations.NullMarked;
