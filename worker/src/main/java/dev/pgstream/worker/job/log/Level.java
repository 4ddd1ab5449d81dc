package dev.pgstream.worker.job.log;

/** How much the job tells; each includes those before it. */
public enum Level {
    /** Something needs a person. */
    ERROR,
    /** Something went wrong that mends itself. */
    WARN,
    /** The job's own life: who leads, what changed in the catalog. */
    INFO,
    /** Each refresh. */
    DEBUG
}
