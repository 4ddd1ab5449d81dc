package dev.pgstream.it.oracle;

import dev.pgstream.testkit.oracle.Column;
import dev.pgstream.testkit.oracle.Scenario;
import dev.pgstream.testkit.oracle.Table;
import java.util.List;
import java.util.Map;

/** Tables with arrays and documents: NULL and empty ones, NULL elements, duplicates; with a key and without. */
final class Papers {

    private static final List<String> SETUP = List.of(
            "CREATE TYPE link AS (target int, label text)",
            "CREATE TABLE papers (id int PRIMARY KEY, author int, tags text[], links int[], body jsonb, words text)",
            "CREATE TABLE marks (tag text, n int, grid int[][])",
            "CREATE TABLE parts (id int PRIMARY KEY, whole int, size int)",
            "CREATE FUNCTION upto(int) RETURNS SETOF int LANGUAGE sql IMMUTABLE AS 'SELECT generate_series(1, least($1, 4))'",
            "CREATE FUNCTION pairs(int) RETURNS TABLE (x int, y text) LANGUAGE sql IMMUTABLE AS"
                    + " 'SELECT i, i::text FROM generate_series(1, least($1, 4)) i'",
            "CREATE FUNCTION linked(int) RETURNS SETOF link LANGUAGE sql IMMUTABLE AS"
                    + " 'SELECT i, ''l'' || i FROM generate_series(1, least($1, 3)) i'",
            "INSERT INTO papers SELECT i, i % 4, CASE i % 5 WHEN 0 THEN '{a,b}' WHEN 1 THEN '{b}' WHEN 2 THEN '{}'"
                    + " WHEN 3 THEN '{NULL,a,a}' END::text[], ARRAY[i, i % 3],"
                    + " jsonb_build_object('k', i % 3, 'm', jsonb_build_array(i, i % 2)), 'a b,c' FROM generate_series(1, 20) AS i",
            "INSERT INTO marks SELECT 't' || i % 3, i % 4, ARRAY[ARRAY[i, 1], ARRAY[2, i]] FROM generate_series(1, 12) AS i",
            "INSERT INTO parts SELECT i, nullif(i / 2, 0), i FROM generate_series(1, 12) AS i",
            "ANALYZE");

    private static final List<Table> TABLES = List.of(
            new Table(
                    "papers",
                    List.of(
                            Column.numbers("id", 25),
                            Column.of("author", "NULL", "0", "1", "2", "3"),
                            Column.of(
                                    "tags",
                                    "NULL",
                                    "'{}'",
                                    "'{a}'",
                                    "'{a,b,a}'",
                                    "'{NULL,b}'",
                                    "'{b,a}'",
                                    "'{c,c,c,c}'"),
                            Column.of("links", "NULL", "'{}'", "'{1}'", "'{2,1,2}'", "'{NULL,3}'", "'[0:1]={1,2}'"),
                            Column.of(
                                    "body",
                                    "NULL",
                                    "'{}'",
                                    "'{\"k\": 1, \"m\": [1, 2, 2]}'",
                                    "'{\"k\": 2, \"m\": []}'",
                                    "'{\"k\": null, \"m\": [{\"k\": 1}, null, 1.0, 1.00]}'"),
                            Column.of("words", "NULL", "''", "'a'", "'a b'", "'a,b,,a'", "'b a b'")),
                    List.of("id")),
            new Table(
                    "marks",
                    List.of(
                            Column.of("tag", "NULL", "'a'", "'a'", "'b'", "'c'"),
                            Column.of("n", "NULL", "0", "1", "2", "3", "-1"),
                            Column.of("grid", "NULL", "'{}'", "'{{1,2},{3,4}}'", "'{{1,NULL}}'")),
                    List.of()),
            new Table(
                    "parts",
                    List.of(
                            Column.numbers("id", 15),
                            Column.of("whole", "NULL", "1", "2", "3", "4", "5", "12"),
                            Column.of("size", "NULL", "1", "2")),
                    List.of("id")));

    private Papers() {}

    /** A scenario in which every query must get this mode. */
    static Scenario with(Map<String, String> queries, String mode) {
        return new Scenario(SETUP, TABLES, queries, mode);
    }
}
