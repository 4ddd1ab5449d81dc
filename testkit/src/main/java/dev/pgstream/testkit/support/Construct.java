package dev.pgstream.testkit.support;

/**
 * A construct of SQL and a query that has it.
 *
 * @param section what kind of construct it is
 * @param version the first version of PostgreSQL that has it; 0 where all do
 */
public record Construct(String section, String name, int version, String query) {}
