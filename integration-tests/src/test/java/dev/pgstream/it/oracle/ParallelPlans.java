package dev.pgstream.it.oracle;

import java.util.List;

/** Settings under which the planner uses parallel plans for small tables too. */
public final class ParallelPlans {

    /** What follows SET. */
    public static final List<String> CHEAP = List.of(
            "parallel_setup_cost = 0",
            "parallel_tuple_cost = 0",
            "min_parallel_table_scan_size = 0",
            "max_parallel_workers_per_gather = 2");

    private ParallelPlans() {}
}
