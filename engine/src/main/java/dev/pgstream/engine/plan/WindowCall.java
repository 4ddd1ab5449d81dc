package dev.pgstream.engine.plan;

/**
 * One call of a window function.
 *
 * @param name the column that holds its result
 * @param function the call before OVER, with its FILTER
 * @param frame the frame clause; empty for the default
 * @param exact whether equal rows give equal results, however their values look (1.0 and 1.00)
 */
public record WindowCall(String name, String function, Order order, String frame, boolean exact) {}
