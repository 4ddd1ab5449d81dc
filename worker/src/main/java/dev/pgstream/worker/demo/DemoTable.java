package dev.pgstream.worker.demo;

import dev.pgstream.datasets.Resource;
import java.util.List;

/** A stream table of the demo; its query is in the file named like it. */
record DemoTable(String name, String about) {

    /** In the order of their refreshes. */
    static final List<DemoTable> ALL = List.of(
            new DemoTable("urgent_orders", "a filter"),
            new DemoTable("segment_revenue", "a join of three tables, aggregated"),
            new DemoTable("order_revenue", "an aggregate with min and max"),
            new DemoTable("customer_revenue", "a stream table on a stream table"));

    String query() {
        return Resource.text(DemoTable.class, name + ".sql");
    }
}
