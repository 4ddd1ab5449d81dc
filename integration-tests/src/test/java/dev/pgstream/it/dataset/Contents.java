package dev.pgstream.it.dataset;

import dev.pgstream.testkit.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers what each stream table held, to tell that the comparisons were not about nothing. */
final class Contents {

    private final Session session;
    private final Map<String, Set<@Nullable String>> seen = new HashMap<>();

    Contents(Session session) {
        this.session = session;
    }

    void remember(String table) throws SQLException {
        seen.computeIfAbsent(table, absent -> new HashSet<>())
                .add(session.value("SELECT md5(string_agg(x::text, ',' ORDER BY x::text)) FROM " + table + " AS x"));
    }

    /** How many different contents a table had, not counting that of no rows. */
    long different(String table) {
        return seen.getOrDefault(table, Set.of()).stream()
                .filter(content -> content != null)
                .count();
    }
}
