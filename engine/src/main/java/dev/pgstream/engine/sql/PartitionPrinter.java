package dev.pgstream.engine.sql;

import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.Window;
import dev.pgstream.engine.plan.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the operators that are computed by partition; their inputs are derived tables. */
final class PartitionPrinter {

    private final SqlPrinter printer;

    PartitionPrinter(SqlPrinter printer) {
        this.printer = printer;
    }

    String print(Partitioned partitioned) {
        if (partitioned instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        if (partitioned instanceof Window window) {
            return window(window);
        }
        if (partitioned instanceof TopRows top) {
            return top(top);
        }
        return operation((SetOperation) partitioned);
    }

    private String aggregate(Aggregate aggregate) {
        List<String> list = new ArrayList<>(Columns.quoted(aggregate.keys()));
        aggregate.calls().forEach(call -> list.add(call.text() + " AS " + Identifier.quote(call.name())));
        String sql = select(list, aggregate.input());
        return aggregate.keys().isEmpty()
                ? sql
                : sql + " GROUP BY " + String.join(", ", Columns.quoted(aggregate.keys()));
    }

    private String window(Window window) {
        List<String> list = new ArrayList<>(Columns.quoted(SqlPrinter.names(window.input())));
        String keys = window.keys().isEmpty() ? "" : "PARTITION BY " + Columns.joined(window.keys(), key -> key);
        Ties ties = Ties.of(window);
        for (WindowCall call : window.calls()) {
            List<String> order = ties.items(call.order());
            String over = Stream.of(keys, order.isEmpty() ? "" : "ORDER BY " + String.join(", ", order), call.frame())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            list.add(call.function() + " OVER (" + over + ") AS " + Identifier.quote(call.name()));
        }
        return select(list, window.input());
    }

    private String top(TopRows top) {
        List<String> keys = Columns.quoted(top.keys());
        List<String> order = new ArrayList<>(keys);
        order.addAll(Ties.of(top).items(top.order()));
        String distinct = keys.isEmpty() ? "" : "DISTINCT ON (" + String.join(", ", keys) + ") ";
        String columns = String.join(", ", Columns.quoted(SqlPrinter.names(top.input())));
        return "SELECT " + distinct + columns + " FROM (" + printer.print(top.input()) + ") AS pgs_g"
                + (order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order))
                + (top.limit().isEmpty() ? "" : " " + top.limit());
    }

    private String operation(SetOperation operation) {
        return "(" + printer.print(operation.left()) + ") " + operation.kind() + (operation.all() ? " ALL (" : " (")
                + printer.print(operation.right()) + ")";
    }

    private String select(List<String> list, Operator input) {
        return "SELECT " + String.join(", ", list) + " FROM (" + printer.print(input) + ") AS pgs_g";
    }
}
