package dev.pgstream.benchmarks.jmh;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.program.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries as the server reports them, over tables {@code s.t1}, {@code s.t2} and so on with columns {@code c1}, {@code c2}. */
final class Queries {

    static final Target TARGET =
            new Target(new QualifiedName("s", "result"), 7, new QualifiedName("pgstream_changes", "definition_7"));

    private static final SqlType INT =
            new SqlType("integer", "", "int4", -1, false, SqlType.Equality.EXACT, true, true);
    private static final SqlType BIGINT =
            new SqlType("bigint", "", "int8", -1, false, SqlType.Equality.EXACT, true, true);
    private static final List<FunctionUse> FUNCTIONS = List.of(
            builtin("count", "", FunctionUse.Kind.AGGREGATE),
            builtin("sum", "integer", FunctionUse.Kind.AGGREGATE),
            builtin("row_number", "", FunctionUse.Kind.WINDOW));

    private Queries() {}

    /** The query of that name. */
    static AnalyzedQuery named(String name) {
        return switch (name) {
            case "scan_3" -> scan(3);
            case "scan_10" -> scan(10);
            case "scan_20" -> scan(20);
            case "scan_50" -> scan(50);
            case "filter" -> query("SELECT c1, c2, c3 FROM s.t1 WHERE (c2 > 100)", 3, List.of(1), ints(3));
            case "aggregate" ->
                query("SELECT c2, sum(c3) AS total, count(*) AS n FROM s.t1 GROUP BY c2", 3, List.of(1), sums("c2"));
            case "inner_join" -> join("JOIN");
            case "left_join" -> join("LEFT JOIN");
            case "union_all_10" -> unionAll(10);
            case "window" ->
                query(
                        "SELECT c1, c2, row_number() OVER (PARTITION BY c2 ORDER BY c3, c1) AS n FROM s.t1",
                        3,
                        List.of(1),
                        List.of(column("c1", INT), column("c2", INT), column("n", BIGINT)));
            case "join_aggregate" ->
                query(
                        "SELECT b.c2, sum(a.c3) AS total, count(*) AS n"
                                + " FROM (s.t1 a JOIN s.t2 b ON ((b.c1 = a.c2))) GROUP BY b.c2",
                        3,
                        List.of(1, 2),
                        sums("c2"));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static AnalyzedQuery scan(int columns) {
        return query("SELECT " + names(columns) + " FROM s.t1", columns, List.of(1), ints(columns));
    }

    private static AnalyzedQuery join(String kind) {
        return query(
                "SELECT a.c1, a.c3, b.c2 FROM (s.t1 a " + kind + " s.t2 b ON ((b.c1 = a.c2)))",
                3,
                List.of(1, 2),
                List.of(column("c1", INT), column("c3", INT), column("c2", INT)));
    }

    private static AnalyzedQuery unionAll(int branches) {
        List<Integer> tables = IntStream.rangeClosed(1, branches).boxed().toList();
        String text = tables.stream()
                .map(i -> "SELECT t%1$d.c1, t%1$d.c2, t%1$d.c3 FROM s.t%1$d".formatted(i))
                .collect(Collectors.joining(" UNION ALL "));
        return query(text, 3, tables, ints(3));
    }

    private static AnalyzedQuery query(String text, int columns, List<Integer> tables, List<OutputColumn> output) {
        return new AnalyzedQuery(
                text,
                Map.of(),
                tables.stream().map(number -> table(number, columns)).toList(),
                output,
                FUNCTIONS,
                false);
    }

    private static SourceTable table(int number, int columns) {
        return new SourceTable(
                number,
                new QualifiedName("s", "t" + number),
                SourceTable.Kind.TABLE,
                IntStream.rangeClosed(1, columns)
                        .mapToObj(i -> new SourceColumn(i, "c" + i, INT, i == 1, true))
                        .toList(),
                List.of("c1"),
                number);
    }

    private static List<OutputColumn> ints(int columns) {
        return IntStream.rangeClosed(1, columns)
                .mapToObj(i -> column("c" + i, INT))
                .toList();
    }

    private static List<OutputColumn> sums(String group) {
        return List.of(column(group, INT), column("total", BIGINT), column("n", BIGINT));
    }

    private static OutputColumn column(String name, SqlType type) {
        return new OutputColumn(name, type);
    }

    private static String names(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    }

    private static FunctionUse builtin(String name, String arguments, FunctionUse.Kind kind) {
        return new FunctionUse(name, name + "(" + arguments + ")", true, kind, FunctionUse.Volatility.IMMUTABLE, false);
    }
}
