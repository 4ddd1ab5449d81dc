package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.tree.Node;
import java.util.List;

/** A query and its output columns. */
record Written(Node tree, List<Output> outputs) {
    Written {
        outputs = List.copyOf(outputs);
    }
}
