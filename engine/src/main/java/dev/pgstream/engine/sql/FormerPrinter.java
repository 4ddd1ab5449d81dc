package dev.pgstream.engine.sql;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Captured;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints rows as they were before a change: all of them, or those of each left row of a match. */
final class FormerPrinter {

    /** The changes of a left row, an array for each column; and a changed row taken from it. */
    private static final String EACH = "pgs_e";

    private final SqlPrinter printer;
    private final CommonTables common;

    FormerPrinter(SqlPrinter printer, CommonTables common) {
        this.printer = printer;
        this.common = common;
    }

    /** Returns a SELECT of all rows. */
    String print(Former former) {
        List<String> columns = Columns.quoted(SqlPrinter.names(former.now()));
        return less(former, columns, "(" + printer.print(former.now()) + ") AS pgs_n", change(former), former.now());
    }

    /** Whether an item is to be looked up for each left row, by the other methods. */
    static boolean isOfEach(Alias right) {
        return right.input() instanceof Former former && !former.keys().isEmpty();
    }

    /**
     * Returns the join of a left item with the changes that have its keys, as arrays: many left rows and many changes meet
     * by hash, where a look at all changes for each left row would take the product of their numbers.
     */
    String joinedChanges(Alias right) {
        Former former = (Former) right.input();
        List<String> outputs = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        former.keys().forEach((key, left) -> {
            keys.add(Identifier.quote(key));
            String name = "pgs_k" + keys.size();
            outputs.add(Identifier.quote(key) + " AS " + name);
            equal.add(EACH + "." + name + " = " + left.text());
        });
        List<String> columns = Columns.quoted(SqlPrinter.names(former.change()));
        for (int i = 0; i < columns.size(); i++) {
            outputs.add("array_agg(" + columns.get(i) + ") AS pgs_a" + (i + 1));
        }
        String changes = common.name("SELECT " + String.join(", ", outputs) + ", array_agg(__pgs_w) AS __pgs_w FROM "
                + change(former) + " GROUP BY " + String.join(", ", keys));
        return " LEFT JOIN " + changes + " AS " + EACH + " ON " + String.join(" AND ", equal);
    }

    /**
     * Returns the item for the left row at hand.
     *
     * @param conditions over the left row and the item
     */
    String item(Alias right, String conditions) {
        Former former = (Former) right.input();
        List<String> columns =
                Columns.quoted(Captured.of(right).stream().map(ColumnRef::name).toList());
        String name = Identifier.quote(right.name());
        String arrays = IntStream.rangeClosed(1, columns.size())
                .mapToObj(i -> EACH + ".pgs_a" + i + ", ")
                .collect(Collectors.joining());
        Alias now = right.over(former.now());
        return "("
                + less(
                        former,
                        columns,
                        printer.item(now, new Block()) + " WHERE " + conditions,
                        "unnest(" + arrays + EACH + ".__pgs_w) AS " + name + " (" + SqlPrinter.before(columns)
                                + "__pgs_w) WHERE " + conditions,
                        now)
                + ") AS " + name;
    }

    private String change(Former former) {
        return common.name(printer.printWeighted(former.change()));
    }

    private static String less(Former former, List<String> columns, String now, String change, Operator rows) {
        return """
                SELECT %1$s FROM (
                  SELECT %2$ssum(__pgs_w) AS __pgs_w FROM (
                    SELECT %2$s1 AS __pgs_w FROM %3$s
                    UNION ALL SELECT %2$s-__pgs_w FROM %4$s) AS pgs_u
                  GROUP BY %5$s HAVING sum(__pgs_w) > 0) AS pgs_f""".formatted(
                        String.join(", ", columns), SqlPrinter.before(columns), now, change, SqlPrinter.grouping(rows))
                + (former.once() ? "" : ", generate_series(1, pgs_f.__pgs_w)");
    }
}
