package dev.pgstream.runtime.run;

import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Compares a stream table with its query, as multisets, on one snapshot. */
public final class Verifier {

    private final Session session;

    public Verifier(Session session) {
        this.session = session;
    }

    /**
     * Returns how many rows are in one and not in the other, both ways; 0 means equal. Changes that no refresh has
     * consumed yet count as differences. Columns of types without equality are compared as text.
     */
    public long verify(String name) throws SQLException {
        StreamTable table = new StreamTableStore(session).named(name);
        return new PinnedSettings(session).with(table.settings(), () -> {
            String columns = session
                    .list(
                            """
                            SELECT a.attname, EXISTS (SELECT FROM pg_operator o WHERE o.oprname = '='
                              AND o.oprleft = a.atttypid AND o.oprright = a.atttypid AND o.oprcanmerge)
                              OR t.typtype <> 'b' OR t.typcategory = 'A' OR a.atttypid = 'varchar'::regtype
                            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                            WHERE a.attrelid = CAST(? AS regclass) AND a.attnum > 0 ORDER BY a.attnum""",
                            row -> Identifier.quote(row.getString(1)) + (row.getBoolean(2) ? "" : "::text"),
                            table.definition().sql())
                    .stream()
                    .collect(Collectors.joining(", "));
            String stored = "SELECT " + columns + " FROM " + table.name().sql();
            String live = "SELECT " + columns + " FROM " + table.definition().sql();
            return session.one(
                    "SELECT count(*) FROM ((" + stored + " EXCEPT ALL " + live + ") UNION ALL (" + live + " EXCEPT ALL "
                            + stored + ")) AS d",
                    row -> row.getLong(1));
        });
    }
}
