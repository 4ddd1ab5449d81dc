package dev.pgstream.runtime.store;

import dev.pgstream.engine.program.lookup.SourceLookup;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** Reads and writes {@code pgs_source_lookups}: what refreshes look up in sources. */
public final class SourceLookupStore {

    private final Session session;

    public SourceLookupStore(Session session) {
        this.session = session;
    }

    /** Stores a stream table's look-ups in place of those before. */
    public void replace(long id, List<SourceLookup> lookups) throws SQLException {
        session.update("DELETE FROM pgstream.pgs_source_lookups WHERE pgs_id = ?", id);
        for (SourceLookup lookup : lookups) {
            session.update(
                    "INSERT INTO pgstream.pgs_source_lookups VALUES (?, CAST(? AS bigint)::oid, CAST(? AS smallint[]))",
                    id,
                    lookup.source(),
                    NumberArray.format(lookup.columns()));
        }
    }

    /**
     * Returns statements that create the indexes that would help: on tables of some size, where no index begins with one of
     * the columns.
     */
    public List<String> missingIndexes(long id) throws SQLException {
        return session.list("""
                SELECT format('CREATE INDEX ON %s (%s)', c.oid::regclass, (
                  SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum = ANY (l.columns)))
                FROM pgstream.pgs_source_lookups l JOIN pg_class c ON c.oid = l.source_relid
                WHERE l.pgs_id = ? AND (c.reltuples >= 1000 OR c.relkind = 'p')
                  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisvalid AND i.indpred IS NULL
                                  AND i.indkey[0] = ANY (l.columns))
                ORDER BY 1""", row -> row.getString(1), id);
    }
}
