package dev.pgstream.runtime.store;

import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Staging;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code pgs_refresh_statements}: what refreshes execute, without parsing anything again. */
public final class StatementStore {

    /**
     * What a delta statement covers.
     *
     * @param changed OIDs of the sources whose changes it reads
     * @param behind OIDs of those of which it reads the backlog, too
     */
    public record DeltaSet(List<Long> changed, List<Long> behind) {
        public DeltaSet {
            changed = List.copyOf(changed);
            behind = List.copyOf(behind);
        }

        public boolean covers(DeltaSet other) {
            return changed.containsAll(other.changed) && behind.containsAll(other.behind);
        }

        private static DeltaSet parse(String text) {
            int slash = text.indexOf('/');
            return new DeltaSet(
                    NumberArray.parse("{" + text.substring(0, slash) + "}"),
                    NumberArray.parse("{" + text.substring(slash + 1) + "}"));
        }
    }

    private final Session session;
    private final ApplyFunctions functions;

    public StatementStore(Session session) {
        this.session = session;
        this.functions = new ApplyFunctions(session);
    }

    /** Stores a program's statements in place of those before. */
    public void replace(long id, Program program) throws SQLException {
        session.update("DELETE FROM pgstream.pgs_refresh_statements WHERE pgs_id = ?", id);
        functions.drop(id);
        for (int i = 0; i < program.full().size(); i++) {
            insert(id, "FULL", i, List.of(), List.of(), program.full().get(i));
        }
        if (program.staging().isPresent()) {
            Staging staging = program.staging().get();
            insert(id, "STAGING", 0, List.of(), List.of(), staging.compute());
            insert(id, "STAGING", 1, List.of(), List.of(), staging.apply());
            insert(id, "STAGING", 2, List.of(), List.of(), staging.drop());
        }
        for (int i = 0; i < program.deltas().size(); i++) {
            add(id, i, program.deltas().get(i));
        }
        if (program.settled()) {
            insert(id, "STATE", 0, List.of(), List.of(), program.state());
        }
    }

    /** One that another transaction has added since this one's snapshot is a conflict of the kind 40001, not of 23505. */
    private void insert(long id, String kind, int position, List<Long> changed, List<Long> behind, String sql)
            throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_refresh_statements (pgs_id, kind, position, changed, behind, statement)
                VALUES (?, ?, ?, CAST(? AS oid[]), CAST(? AS oid[]), ?)
                ON CONFLICT (pgs_id, kind, position) DO NOTHING""", id, kind, (long) position, NumberArray.format(changed), NumberArray.format(behind), sql);
    }

    /** Returns the statements of a full refresh, in order. */
    public List<String> full(long id) throws SQLException {
        return list(id, "FULL");
    }

    /** Returns the statements of a full refresh in two steps, if the stream table has them. */
    public Optional<Staging> staging(long id) throws SQLException {
        List<String> steps = list(id, "STAGING");
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Staging(steps.get(0), steps.get(1), steps.get(2)));
    }

    private List<String> list(long id, String kind) throws SQLException {
        return session.list(
                "SELECT statement FROM pgstream.pgs_refresh_statements WHERE pgs_id = ? AND kind = ? ORDER BY position",
                row -> row.getString(1),
                id,
                kind);
    }

    /** Returns the SELECT of the result that is kept, where the query allows several. */
    public Optional<String> state(long id) throws SQLException {
        return session.first(
                "SELECT statement FROM pgstream.pgs_refresh_statements WHERE pgs_id = ? AND kind = 'STATE'",
                row -> row.getString(1),
                id);
    }

    /** Adds a delta statement to those before, and the function that executes it. */
    public void add(long id, int position, DeltaStatement delta) throws SQLException {
        insert(id, "DELTA", position, delta.changed(), delta.behind(), delta.sql());
        new ApplyFunctions(session.asOwnerOf(id)).create(id, position, delta.sql());
    }

    /** Returns the sets of sources, by position, of a text that {@code pgs_look} has made. */
    public static List<DeltaSet> sets(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(DeltaSet::parse).toList();
    }

    /** Returns a delta statement. */
    public String delta(long id, int position) throws SQLException {
        return session.one(
                "SELECT statement FROM pgstream.pgs_refresh_statements WHERE pgs_id = ? AND kind = 'DELTA' AND position = ?",
                row -> row.getString(1),
                id,
                (long) position);
    }

    /** Returns all delta statements. */
    public List<DeltaStatement> deltas(long id) throws SQLException {
        return session.list("""
                SELECT CAST(changed::oid[] AS text), CAST(behind::oid[] AS text), statement FROM pgstream.pgs_refresh_statements
                WHERE pgs_id = ? AND kind = 'DELTA' ORDER BY position""", StatementStore::read, id);
    }

    private static DeltaStatement read(ResultSet row) throws SQLException {
        return new DeltaStatement(
                NumberArray.parse(row.getString(1)), NumberArray.parse(row.getString(2)), row.getString(3));
    }
}
