@NullMarked
package dev.pgstream.worker.job.run;

import org.jspecify.annotations.NullMarked;
