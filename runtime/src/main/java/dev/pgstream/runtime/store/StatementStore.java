package dev.pgstream.runtime.store;

import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Program;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code pgs_refresh_statements}: what refreshes execute, without parsing anything again. */
public final class StatementStore {

    private final Session session;

    public StatementStore(Session session) {
        this.session = session;
    }

    /** Stores a program's statements in place of those before. */
    public void replace(long id, Program program) throws SQLException {
        session.update("DELETE FROM pgstream.pgs_refresh_statements WHERE pgs_id = ?", id);
        for (int i = 0; i < program.full().size(); i++) {
            insert(id, "FULL", i, List.of(), List.of(), program.full().get(i));
        }
        for (int i = 0; i < program.deltas().size(); i++) {
            add(id, i, program.deltas().get(i));
        }
        if (program.settled()) {
            insert(id, "STATE", 0, List.of(), List.of(), program.state());
        }
    }

    private void insert(long id, String kind, int position, List<Long> changed, List<Long> behind, String sql)
            throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_refresh_statements (pgs_id, kind, position, changed, behind, statement)
                VALUES (?, ?, ?, CAST(? AS oid[]), CAST(? AS oid[]), ?)""", id, kind, (long) position, NumberArray.format(changed), NumberArray.format(behind), sql);
    }

    /** Returns the statements of a full refresh, in order. */
    public List<String> full(long id) throws SQLException {
        return session.list(
                "SELECT statement FROM pgstream.pgs_refresh_statements WHERE pgs_id = ? AND kind = 'FULL' ORDER BY position",
                row -> row.getString(1),
                id);
    }

    /** Returns the SELECT of the result that is kept, where the query allows several. */
    public Optional<String> state(long id) throws SQLException {
        return session.first(
                "SELECT statement FROM pgstream.pgs_refresh_statements WHERE pgs_id = ? AND kind = 'STATE'",
                row -> row.getString(1),
                id);
    }

    /** Adds a delta statement to those before. */
    public void add(long id, int position, DeltaStatement delta) throws SQLException {
        insert(id, "DELTA", position, delta.changed(), delta.behind(), delta.sql());
    }

    /** Returns the smallest statement that covers the changed sources, and the backlogs of those that are behind. */
    public Optional<DeltaStatement> delta(long id, List<Long> changed, List<Long> behind) throws SQLException {
        return session.first("""
                SELECT changed::text, behind::text, statement FROM pgstream.pgs_refresh_statements
                WHERE pgs_id = ? AND kind = 'DELTA' AND changed @> CAST(? AS oid[]) AND behind @> CAST(? AS oid[])
                ORDER BY cardinality(behind), cardinality(changed), position LIMIT 1""", StatementStore::read, id, NumberArray.format(changed), NumberArray.format(behind));
    }

    /** Returns the number of delta statements. */
    public int deltaCount(long id) throws SQLException {
        return session.one(
                "SELECT count(*) FROM pgstream.pgs_refresh_statements WHERE pgs_id = ? AND kind = 'DELTA'",
                row -> row.getInt(1),
                id);
    }

    /** Returns all delta statements. */
    public List<DeltaStatement> deltas(long id) throws SQLException {
        return session.list("""
                SELECT changed::text, behind::text, statement FROM pgstream.pgs_refresh_statements
                WHERE pgs_id = ? AND kind = 'DELTA' ORDER BY position""", StatementStore::read, id);
    }

    private static DeltaStatement read(ResultSet row) throws SQLException {
        return new DeltaStatement(
                NumberArray.parse(row.getString(1)), NumberArray.parse(row.getString(2)), row.getString(3));
    }
}
