package dev.pgstream.engine.plan;

/** The aggregates, by what the engine can do with them. */
public enum AggregateFunction {
    COUNT_ROWS,
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX,
    /** Recomputed by group; the result is the same whatever the order of the rows. */
    ORDER_FREE,
    /** Recomputed by group; the result may depend on the order of the rows. */
    OTHER
}
