package dev.pgstream.it.error;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much there is in a database: rows of the system catalogs that DDL writes, and of every table of pg_stream. Temporary
 * objects don't count: those of a session that has ended go a moment later.
 */
final class Footprint {

    private static final List<String> CATALOGS = List.of(
            "pg_catalog.pg_class WHERE relnamespace <> ALL (%s)",
            "pg_catalog.pg_proc WHERE pronamespace <> ALL (%s)",
            "pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid WHERE c.relnamespace <> ALL (%s)",
            "pg_catalog.pg_rewrite AS r JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class WHERE c.relnamespace <> ALL (%s)",
            "pg_catalog.pg_type WHERE typnamespace <> ALL (%s)",
            "pg_catalog.pg_constraint WHERE connamespace <> ALL (%s)");

    private static final String TEMPORARY =
            "ARRAY(SELECT oid FROM pg_catalog.pg_namespace WHERE nspname LIKE 'pg\\_temp%' OR nspname LIKE 'pg\\_toast\\_temp%')";

    private Footprint() {}

    /** Counts by table. */
    static Map<String, @Nullable String> of(TestDatabase database) throws SQLException {
        List<String> tables = new ArrayList<>();
        CATALOGS.forEach(catalog -> tables.add(catalog.formatted(TEMPORARY)));
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
