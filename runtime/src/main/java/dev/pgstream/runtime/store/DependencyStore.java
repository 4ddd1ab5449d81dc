package dev.pgstream.runtime.store;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** Reads and writes {@code pgs_dependencies}. */
public final class DependencyStore {

    private final Session session;

    public DependencyStore(Session session) {
        this.session = session;
    }

    public void insert(long id, SourceTable source, boolean captured) throws SQLException {
        session.update(
                """
                INSERT INTO pgstream.pgs_dependencies (pgs_id, source_relid, kind, columns, buffer_id)
                VALUES (?, CAST(? AS bigint)::oid, ?, CAST(? AS smallint[]), nullif(?, 0))""",
                id,
                source.oid(),
                source.kind().label(),
                NumberArray.format(
                        source.captured().stream().map(c -> c.number()).toList()),
                captured ? source.bufferId() : 0L);
    }

    /** Notes a view between the query and its sources. */
    public void insertView(long id, QualifiedName view) throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_dependencies (pgs_id, source_relid, kind, columns)
                VALUES (?, CAST(? AS regclass), 'view', '{}')""", id, view.sql());
    }

    /** Forgets everything that a stream table reads. */
    public void deleteAll(long id) throws SQLException {
        session.update("DELETE FROM pgstream.pgs_dependencies WHERE pgs_id = ?", id);
    }

    /** Returns what a stream table reads, as lines for people. */
    public List<String> described(long id) throws SQLException {
        return session.list("""
                SELECT d.source_relid::regclass::text || ' (' || d.kind || '), '
                       || CASE WHEN d.kind = 'view' THEN 'inlined' WHEN d.buffer_id IS NULL THEN 'not captured' ELSE 'captured in pgstream_changes.changes_'
                            || d.buffer_id || ': ' || coalesce((
                              SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                              WHERE a.attrelid = d.source_relid AND a.attnum = ANY (d.columns)), 'no column') END
                FROM pgstream.pgs_dependencies d WHERE d.pgs_id = ? ORDER BY d.source_relid""", row -> row.getString(1), id);
    }
}
