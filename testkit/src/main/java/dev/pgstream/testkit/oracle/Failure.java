package dev.pgstream.testkit.oracle;

/**
 * What went wrong.
 *
 * @param table the stream table; empty where a write failed
 * @param kind {@code difference}, {@code rejected} (a generated statement), {@code create} or {@code step}, the latter two
 *     with the SQLSTATE: what stays the same while a script is made smaller
 * @param message what was done and what came of it
 */
public record Failure(String table, String kind, String message) {}
