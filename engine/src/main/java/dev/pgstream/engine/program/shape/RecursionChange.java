package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.delta.rule.RecursionRule;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.Netting;
import dev.pgstream.engine.program.lookup.ColumnsLookup;
import dev.pgstream.engine.sql.CommonTables;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The common tables that compute a recursion's change, as {@link RecursionRule} has it, from its stored rows. */
final class RecursionChange {

    /** A change of more rounds is taken for one without end: what it passes on may go in circles that nothing leads to. */
    private static final int MOST_ROUNDS = 1_000;

    /** A change of at most so many rows is computed in any case. */
    private static final int ROWS_THAT_COST_LITTLE = 10_000;

    /** A change of a larger part of the rows costs more than the whole: each is looked up by itself. */
    private static final int PART_THAT_PAYS = 2;

    /** The same for rows that may come back: there are more look-ups for each. */
    private static final int PART_THAT_PAYS_TWICE = 8;

    private static final String FORMER = "pgs_recursion_former";
    private static final String START = "pgs_recursion_start";
    private static final String ROUND = "pgs_recursion_round";
    private static final String LEAVING = "pgs_recursion_leaving";
    private static final String GAINED = "pgs_recursion_gained";
    private static final String SOUGHT = "pgs_recursion_sought";
    private static final String KEPT = "pgs_recursion_kept";
    private static final String COMING = "pgs_recursion_coming";

    private final Recursion recursion;
    private final List<StoredColumn> stored;
    private final String table;
    private final List<String> names;
    private final String columns;

    /**
     * @param stored the stored columns that hold those of the recursion
     * @param table the stored table
     */
    RecursionChange(Recursion recursion, List<StoredColumn> stored, String table) {
        this.recursion = recursion;
        this.stored = List.copyOf(stored);
        this.table = table;
        this.names = recursion.rows().columns().stream().map(Identifier::quote).toList();
        this.columns = String.join(", ", names);
    }

    /** Adds the common tables to the statement, the last of them the change. */
    void compute(Frame frame, SqlPrinter printer, Differentiator differentiator) {
        CommonTables common = frame.common();
        common.putInline(FORMER, "SELECT " + storedColumns() + " FROM " + table + " AS t");
        String start = printer.print(RecursionRule.start(recursion, recursion.like(FORMER), differentiator.apart()));
        if (recursion.distinct()) {
            common.put(START, start);
            distinct(common, printer);
            frame.unlessFar("(SELECT count(*) FROM %s) > %s".formatted(LEAVING, bound(PART_THAT_PAYS_TWICE)));
            return;
        }
        common.put(START, Netting.net(typed(), start));
        common.put(
                Recursion.CHANGE,
                rounds(printer.print(recursion.step(recursion.like(ROUND).signed()))));
        frame.unlessFar("EXISTS (SELECT FROM %1$s WHERE __pgs_round > %2$d) OR (SELECT count(*) FROM %1$s) > %3$s"
                .formatted(Recursion.CHANGE, MOST_ROUNDS, bound(PART_THAT_PAYS)));
    }

    /** A row's weight is passed on as it is; so it takes the number of its round along. */
    private String rounds(String step) {
        return """
                WITH RECURSIVE %1$s (%2$s, __pgs_w) AS (
                SELECT %2$s, ARRAY[__pgs_w::bigint, 1] FROM %3$s
                UNION ALL SELECT %2$s, ARRAY[__pgs_w[1], __pgs_w[2] + 1] FROM (%4$s) AS s WHERE __pgs_w[2] <= %5$d)
                SELECT %2$s, __pgs_w[1]::integer AS __pgs_w, __pgs_w[2] AS __pgs_round FROM %1$s LIMIT %6$s + 1""".formatted(ROUND, columns, START, step, MOST_ROUNDS, bound(PART_THAT_PAYS));
    }

    /** How many rows are worth while, by what the server knows of the stored table's size. */
    private String bound(int part) {
        return "greatest(%1$d, (SELECT reltuples / %2$d FROM pg_class WHERE oid = (SELECT tableoid FROM %3$s LIMIT 1)))::bigint"
                .formatted(ROWS_THAT_COST_LITTLE, part, table);
    }

    private void distinct(CommonTables common, SqlPrinter printer) {
        String step = printer.print(recursion.step(recursion.like(ROUND)));
        common.put(LEAVING, """
                WITH RECURSIVE %1$s (__pgs_at, %2$s) AS (
                SELECT k.* FROM %3$s AS s CROSS JOIN LATERAL %4$s WHERE s.__pgs_w < 0
                UNION SELECT k.* FROM (%5$s) AS s CROSS JOIN LATERAL %4$s)
                SELECT * FROM %1$s LIMIT %6$s + 1""".formatted(ROUND, columns, START, storedAs("s"), step, bound(PART_THAT_PAYS_TWICE)));
        common.put(
                GAINED,
                "SELECT %1$s FROM (SELECT %1$s FROM %2$s GROUP BY %1$s HAVING sum(__pgs_w) > 0) AS s WHERE (SELECT count(*) FROM %3$s) = 0"
                        .formatted(columns, START, storedAs("s")));
        common.put(
                COMING, """
                WITH RECURSIVE %1$s (%2$s) AS (
                (%3$s)
                UNION SELECT %4$s FROM (%5$s) AS s LEFT JOIN LATERAL %6$s ON true LEFT JOIN %7$s AS o ON o.__pgs_at = k.__pgs_at
                WHERE k.__pgs_at IS NULL OR o.__pgs_at IS NOT NULL)
                SELECT * FROM %1$s""".formatted(ROUND, columns, first(common, printer), of("s"), step, storedAs("s"), LEAVING));
        common.put(
                Recursion.CHANGE,
                "SELECT %1$s, 1 AS __pgs_w FROM %2$s\nUNION ALL SELECT %1$s, -1 FROM %3$s"
                        .formatted(columns, COMING, LEAVING));
    }

    /** Where nothing leaves, what is gained is there; else it has to be reached from rows that stay, like what left. */
    private String first(CommonTables common, SqlPrinter printer) {
        common.put(SOUGHT, sought());
        common.putInline(
                KEPT,
                "SELECT %1$s FROM %2$s AS t WHERE NOT EXISTS (SELECT FROM %3$s AS o WHERE o.__pgs_at = t.ctid)"
                        .formatted(storedColumns(), table, LEAVING));
        Operator reached =
                new UnionAll(List.of(sought(recursion.base()), sought(recursion.step(recursion.like(KEPT)))));
        return "SELECT %1$s FROM %2$s WHERE NOT (SELECT EXISTS (SELECT FROM %3$s))\nUNION ALL SELECT %1$s FROM (%4$s) AS s WHERE (SELECT EXISTS (SELECT FROM %3$s))"
                .formatted(columns, GAINED, LEAVING, printer.print(reached));
    }

    /** The recursion's columns with what is known of the stored ones. */
    private Storage typed() {
        List<String> own = recursion.rows().columns();
        return new Storage(
                IntStream.range(0, own.size())
                        .mapToObj(
                                i -> new StoredColumn(own.get(i), stored.get(i).info()))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Recursive queries are thought to have thousands of times the rows that they begin with, so that the planner would read
     * whole tables for them. The length of an array it takes for small.
     */
    private String sought() {
        return """
                SELECT %1$s FROM %2$s
                UNION ALL SELECT %3$s FROM unnest(ARRAY(SELECT __pgs_at FROM %4$s)) AS o (__pgs_at) JOIN %5$s AS t ON t.ctid = o.__pgs_at""".formatted(columns, GAINED, storedColumns(), LEAVING, table);
    }

    private Operator sought(Operator operator) {
        return new Restrict(recursion.rows().columns(), operator, recursion.like(SOUGHT));
    }

    private String storedColumns() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> "t." + Identifier.quote(stored.get(i).name()) + " AS " + names.get(i))
                .collect(Collectors.joining(", "));
    }

    /** A FROM item that looks a row up among the stored ones, by an index whatever the planner thinks of their number. */
    private String storedAs(String row) {
        List<String> left = stored.stream()
                .map(column -> "t." + Identifier.quote(column.name()))
                .toList();
        List<String> right = names.stream().map(name -> row + "." + name).toList();
        return "(SELECT t.ctid AS __pgs_at, %s FROM %s AS t WHERE %s OFFSET 0) AS k"
                .formatted(storedColumns(), table, new ColumnsLookup(stored).same(left, right));
    }

    private String of(String row) {
        return names.stream().map(name -> row + "." + name).collect(Collectors.joining(", "));
    }
}
