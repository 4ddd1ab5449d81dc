@NullMarked
package dev.pgstream.worker.job.plan;

import org.jspecify.annotations.NullMarked;
