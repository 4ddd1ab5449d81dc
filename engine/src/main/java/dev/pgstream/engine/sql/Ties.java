package dev.pgstream.engine.sql;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Order;
import dev.pgstream.engine.plan.Partitioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What puts rows in order that tie in the user's order: all their columns, and the looks of equal values. */
final class Ties {

    private final List<String> breakers;

    private Ties(List<String> breakers) {
        this.breakers = List.copyOf(breakers);
    }

    static Ties of(Partitioned partitioned) {
        Operator input = partitioned.inputs().get(0);
        Map<ColumnRef, ColumnInfo> known = Lineage.of(input);
        List<String> breakers = new ArrayList<>();
        for (String name : SqlPrinter.names(input)) {
            ColumnInfo info = known.getOrDefault(ColumnRef.of(name), ColumnInfo.UNKNOWN);
            breakers.addAll(
                    breakers(Identifier.quote(name), info, partitioned.keys().contains(name)));
        }
        return new Ties(breakers);
    }

    /** Text in its bytes' order tells apart whatever looks different, and can be sorted whatever the type. */
    private static List<String> breakers(String column, ColumnInfo info, boolean key) {
        if (info.type()
                .filter(type -> type.equality() == SqlType.Equality.EXACT)
                .isPresent()) {
            return key ? List.of() : List.of(column);
        }
        if (info.type().filter(type -> type.base().equals("numeric")).isPresent()) {
            return List.of(column, "scale(" + column + ")");
        }
        return List.of("(" + column + ")::text COLLATE \"C\"");
    }

    /** The order's own sort items and what breaks its ties. */
    List<String> items(Order order) {
        if (!order.settled()) {
            return order.items();
        }
        List<String> items = new ArrayList<>(order.items());
        List<String> more = order.by().isEmpty() ? breakers : Columns.quoted(order.by());
        more.stream().filter(column -> !items.contains(column)).forEach(items::add);
        return items;
    }
}
