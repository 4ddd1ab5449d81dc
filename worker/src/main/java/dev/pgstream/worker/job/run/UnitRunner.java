package dev.pgstream.worker.job.run;

import dev.pgstream.worker.job.plan.Unit;

/** Refreshes a unit. Failures are its own affair: it notes them. */
public interface UnitRunner {

    /** Returns whether anything changed, so that readers have something to do. */
    boolean run(Unit unit);
}
