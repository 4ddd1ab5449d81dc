package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Reference;
import java.util.List;
import java.util.stream.Stream;

/** An item of a {@code FROM} clause and the columns that it offers. */
record Source(Node tree, List<Reference> columns) {
    Source {
        columns = List.copyOf(columns);
    }

    /** The columns of both. */
    static List<Reference> columns(Source left, Source right) {
        return Stream.concat(left.columns.stream(), right.columns.stream()).toList();
    }
}
