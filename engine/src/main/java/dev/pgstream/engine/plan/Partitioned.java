package dev.pgstream.engine.plan;

import java.util.List;

/**
 * An operator that is computed for each partition of its inputs on its own: what it makes of some partitions is the same
 * whether or not the others are there. Inputs are plain rows with plain names, the partition columns among them.
 */
public sealed interface Partitioned extends Operator permits Aggregate, SetOperation, TopRows, Window {

    /** The partition columns; none where all rows are one partition. */
    List<String> keys();

    /** The same operator over other inputs with the same columns. */
    Partitioned over(List<Operator> inputs);
}
