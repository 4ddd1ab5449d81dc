package dev.pgstream.it.error;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much there is in a database: rows of the system catalogs that DDL writes, and of every table of pg_stream. */
final class Footprint {

    private static final List<String> CATALOGS = List.of(
            "pg_catalog.pg_class",
            "pg_catalog.pg_proc",
            "pg_catalog.pg_trigger",
            "pg_catalog.pg_rewrite",
            "pg_catalog.pg_type",
            "pg_catalog.pg_constraint");

    private Footprint() {}

    /** Counts by table. */
    static Map<String, @Nullable String> of(TestDatabase database) throws SQLException {
        List<String> tables = new ArrayList<>(CATALOGS);
        for (List<@Nullable String> row : database.rows("""
                SELECT format('%I.%I', schemaname, tablename) FROM pg_catalog.pg_tables
                WHERE schemaname IN ('pgstream', 'pgstream_changes')""")) {
            tables.add(String.valueOf(row.get(0)));
        }
        Map<String, @Nullable String> counts = new TreeMap<>();
        for (String table : tables) {
            counts.put(table, database.value("SELECT count(*) FROM " + table));
        }
        return counts;
    }
}
