package dev.pgstream.worker.job.plan;

/**
 * A stream table that the job refreshes.
 *
 * @param name for people
 * @param polled whether its sources' changes are not captured, so that each firing refreshes it
 */
public record PlannedTable(long id, String name, boolean polled) {}
