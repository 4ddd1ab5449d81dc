package dev.pgstream.engine.sql;

import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.Window;
import java.util.ArrayList;
import java.util.List;

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
        window.calls().forEach(call -> list.add(call.expr().text() + " AS " + Identifier.quote(call.name())));
        return select(list, window.input());
    }

    private String top(TopRows top) {
        List<String> order = new ArrayList<>(Columns.quoted(top.keys()));
        order.addAll(top.order());
        String distinct =
                top.keys().isEmpty() ? "" : "DISTINCT ON (" + String.join(", ", Columns.quoted(top.keys())) + ") ";
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
