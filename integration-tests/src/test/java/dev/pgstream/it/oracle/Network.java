package dev.pgstream.it.oracle;

import dev.pgstream.testkit.oracle.Column;
import dev.pgstream.testkit.oracle.Scenario;
import dev.pgstream.testkit.oracle.Table;
import java.util.List;
import java.util.Map;

/** Nodes and edges between them: cycles, duplicates, NULLs and equal numbers that look different. */
final class Network {

    private static final List<String> SETUP = List.of(
            "CREATE TABLE edges (src int, dst int, cost numeric)",
            "CREATE TABLE nodes (id int PRIMARY KEY, boss int, kind text NOT NULL)",
            "CREATE TABLE parts (whole int, part int, n int NOT NULL, PRIMARY KEY (whole, part))",
            "CREATE TABLE closed (node int)",
            "CREATE VIEW inner_view AS WITH RECURSIVE r (node, way) AS (SELECT 1, 0 UNION SELECT e.dst, n.boss FROM r JOIN edges e ON e.src = r.node"
                    + " LEFT JOIN nodes n ON n.id = e.dst) SELECT way, node FROM r",
            "CREATE VIEW outer_view AS SELECT node FROM inner_view",
            "INSERT INTO edges SELECT i % 9, (i * 5) % 11, i % 3 FROM generate_series(1, 25) AS i",
            "INSERT INTO nodes SELECT i, nullif(i / 2, 0), 'k' || i % 3 FROM generate_series(1, 12) AS i",
            "INSERT INTO parts SELECT i, i + j, j FROM generate_series(1, 8) AS i, generate_series(1, 2) AS j",
            "INSERT INTO closed VALUES (3), (NULL)",
            "ANALYZE");

    private static final Column SOURCE = Column.of("src", "NULL", "0", "1", "1", "2", "3", "4", "5", "6", "7");
    private static final Column TARGET = Column.of("dst", "NULL", "1", "2", "2", "3", "4", "5", "6", "7", "8");

    private static final List<Table> TABLES = List.of(
            new Table("edges", List.of(SOURCE, TARGET, Column.of("cost", "NULL", "1", "1.0", "2", "0.00")), List.of()),
            new Table(
                    "nodes",
                    List.of(
                            Column.numbers("id", 16),
                            Column.of("boss", "NULL", "1", "2", "3", "4", "5", "6", "12"),
                            Column.of("kind", "'k0'", "'k1'", "'k2'")),
                    List.of("id")),
            new Table(
                    "parts",
                    List.of(Column.numbers("whole", 9), Column.numbers("part", 10), Column.of("n", "1", "2", "3")),
                    List.of("whole", "part")),
            new Table("closed", List.of(Column.of("node", "NULL", "1", "2", "3", "4", "5")), List.of()));

    private Network() {}

    /** A scenario in which every query must be incremental. */
    static Scenario with(Map<String, String> queries) {
        return new Scenario(SETUP, TABLES, queries, "DIFFERENTIAL");
    }
}
