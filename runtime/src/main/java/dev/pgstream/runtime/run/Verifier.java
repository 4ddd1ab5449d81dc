package dev.pgstream.runtime.run;

import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.analyze.ServerAnalyzer;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StatementStore;
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
     * consumed yet count as differences. Columns of types without equality are compared as text. Where the query allows
     * several results (rows tie in the order that it takes the first of), the one that refreshes keep to counts.
     */
    public long verify(String name) throws SQLException {
        StreamTable table = new StreamTableStore(session).named(name);
        return new PinnedSettings(session).with(table.settings(), () -> {
            String columns = new ServerAnalyzer(session)
                    .output(table.definition()).stream()
                            .map(column -> Identifier.quote(column.name())
                                    + (column.type().comparable() ? "" : "::text"))
                            .collect(Collectors.joining(", "));
            String stored = "SELECT " + columns + " FROM " + table.name().sql();
            String query = new StatementStore(session)
                    .state(table.id())
                    .map(state -> "(" + state + ") AS q")
                    .orElse(table.definition().sql());
            String live = "SELECT " + columns + " FROM " + query;
            Session reader = table.owned() ? session.asOwnerOf(table.id()) : session;
            return reader.number("SELECT count(*) FROM ((" + stored + " EXCEPT ALL " + live + ") UNION ALL (" + live
                    + " EXCEPT ALL " + stored + ")) AS d");
        });
    }
}
