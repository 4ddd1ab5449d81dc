package dev.pgstream.worker.job.watch;

/**
 * How the job of a database is.
 *
 * @param state for people
 */
public record Health(String database, boolean well, String state) {}
