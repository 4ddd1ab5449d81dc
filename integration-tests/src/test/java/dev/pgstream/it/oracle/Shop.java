package dev.pgstream.it.oracle;

import dev.pgstream.testkit.oracle.Column;
import dev.pgstream.testkit.oracle.Scenario;
import dev.pgstream.testkit.oracle.Table;
import java.util.List;
import java.util.Map;

/** A small shop: keyed and keyless tables with NULLs, duplicates, skew and values that are equal but look different. */
public final class Shop {

    private static final List<String> SETUP = List.of(
            "CREATE TABLE customers (id int PRIMARY KEY, region text, name varchar(20) NOT NULL, vip boolean)",
            "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int, amount numeric(12,2), price numeric,"
                    + " quantity int, weight double precision, placed date, seen timestamptz, note text)",
            "CREATE TABLE items (order_id bigint, line smallint, sku text NOT NULL, n bigint, PRIMARY KEY (order_id, line))",
            "CREATE TABLE log (a int, b text, c numeric)",
            "INSERT INTO customers SELECT i, CASE WHEN i % 5 = 0 THEN NULL ELSE 'r' || i % 3 END, 'n' || i, i % 2 = 0"
                    + " FROM generate_series(1, 15) AS i",
            "INSERT INTO orders SELECT i, i % 18, i * 1.25, i, i % 7, i / 4.0, date '2024-01-01' + i, '2024-01-01', 'x' || i % 4"
                    + " FROM generate_series(1, 30) AS i",
            "INSERT INTO items SELECT i % 12, i, 's' || i % 4, i FROM generate_series(1, 40) AS i",
            "INSERT INTO log SELECT i % 4, 'b' || i % 2, i % 3 FROM generate_series(1, 30) AS i",
            "ANALYZE");

    private static final Column AMOUNTS =
            Column.of("amount", "NULL", "0", "1.50", "1.50", "-3.25", "1000000.01", "'NaN'");
    private static final Column DATES = Column.of("placed", "NULL", "'2024-01-31'", "'2024-02-01'", "'2024-02-29'");
    private static final Column TIMES = Column.of(
            "seen", "NULL", "'2024-03-31 00:30:00+00'", "'2024-03-31 23:30:00+00'", "'2024-04-01 00:30:00+02'");

    private static final List<Table> TABLES = List.of(
            new Table(
                    "customers",
                    List.of(
                            Column.numbers("id", 20),
                            Column.of("region", "NULL", "'r1'", "'r1'", "'r2'", "'R1'", "''"),
                            Column.of("name", "'n1'", "'n2'", "'o''x'", "'NULL'"),
                            Column.of("vip", "true", "false", "NULL")),
                    List.of("id")),
            new Table(
                    "orders",
                    List.of(
                            Column.numbers("id", 60),
                            Column.of("customer_id", "NULL", "1", "1", "1", "2", "3", "5", "7", "17"),
                            AMOUNTS,
                            Column.of("price", "NULL", "1.0", "1.00", "1", "2.50", "0.333333333333333333333"),
                            Column.of("quantity", "NULL", "0", "1", "2", "3", "2147483647", "-2147483648"),
                            Column.of("weight", "NULL", "0.25", "-0.0", "0", "1.5", "1024"),
                            DATES,
                            TIMES,
                            Column.of("note", "NULL", "'x1'", "'x2'", "'X1'", "'a;b--'", "'it''s'")),
                    List.of("id")),
            new Table(
                    "items",
                    List.of(
                            Column.numbers("order_id", 12),
                            Column.numbers("line", 6),
                            Column.of("sku", "'s1'", "'s1'", "'s2'", "'s3'"),
                            Column.of("n", "NULL", "1", "2", "9223372036854775807", "-9223372036854775808")),
                    List.of("order_id", "line")),
            new Table(
                    "log",
                    List.of(
                            Column.of("a", "NULL", "1", "1", "2", "3"),
                            Column.of("b", "NULL", "'b0'", "'b1'", "''"),
                            Column.of("c", "NULL", "1", "1.0", "1.00", "2")),
                    List.of()));

    private Shop() {}

    /** A scenario over the shop's tables in which every query must be incremental. */
    public static Scenario with(Map<String, String> queries) {
        return new Scenario(SETUP, TABLES, queries, "DIFFERENTIAL");
    }

    /** The same with objects beside the tables, such as views. */
    public static Scenario with(List<String> more, Map<String, String> queries, String mode) {
        return new Scenario(
                java.util.stream.Stream.concat(SETUP.stream(), more.stream()).toList(), TABLES, queries, mode);
    }
}
