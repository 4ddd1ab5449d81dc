package dev.pgstream.runtime.store;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code pgs_stream_tables} and what hangs on it. */
public final class StreamTableStore {

    /** What {@link #read} reads of {@link #TABLES}. */
    private static final String COLUMNS = """
            s.pgs_id, s.relid::bigint AS relid, n.nspname, c.relname, s.query, s.schedule, s.refresh_mode,
            s.effective_mode, s.mode_reason, s.status, s.settings::text AS settings, s.plan,
            s.consistency, s.consecutive_errors, s.last_error,
            pg_has_role(current_user, c.relowner, 'USAGE') AS owned
            """;

    /** The tables behind the columns. */
    private static final String TABLES = """
            FROM pgstream.pgs_stream_tables s
            JOIN pg_class c ON c.oid = s.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            """;

    private static final String SELECT = "SELECT " + COLUMNS + TABLES;

    private final Session session;

    public StreamTableStore(Session session) {
        this.session = session;
    }

    /**
     * Returns the stream table that a user's text names, found like any table.
     *
     * @throws PgStreamException if there is no such table, it is no stream table, or the user doesn't own it
     */
    public StreamTable owned(String name) throws SQLException {
        StreamTable table = named(name);
        if (!table.owned()) {
            throw new PgStreamException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "stream table " + table.name()
                            + ": only its owner may do this; ask for membership in the owning role");
        }
        return table;
    }

    /** The same without the question of ownership. Another transaction may rebuild it meanwhile, under the same name. */
    public StreamTable named(String name) throws SQLException {
        Optional<StreamTable> known = byName(name);
        if (known.isPresent()) {
            return known.get();
        }
        long relation = relation(name);
        while (true) {
            Optional<StreamTable> table = byRelation(relation);
            if (table.isPresent()) {
                return table.get();
            }
            long now = relationNow(name).orElseThrow(() -> unknown(name));
            if (now == relation) {
                throw new PgStreamException(
                        ErrorCode.WRONG_OBJECT_TYPE,
                        name + " is no stream table; pgstream.stream_tables_info lists those that are");
            }
            relation = now;
        }
    }

    private Optional<StreamTable> byName(String name) throws SQLException {
        try {
            return session.first(SELECT + "WHERE s.relid = to_regclass(?)", StreamTableStore::read, name);
        } catch (SQLException e) {
            throw PgStreamException.about(name, e);
        }
    }

    private long relation(String name) throws SQLException {
        Optional<Long> relation;
        try {
            relation = session.first(
                    "SELECT r::oid::bigint FROM to_regclass(?) AS r WHERE r IS NOT NULL", row -> row.getLong(1), name);
        } catch (SQLException e) {
            throw PgStreamException.about(name, e);
        }
        return relation.orElseThrow(() -> unknown(name));
    }

    /**
     * Looks into the catalog itself: within a transaction the server may resolve names by what it knew before, until it locks
     * another table.
     */
    private Optional<Long> relationNow(String name) throws SQLException {
        return session.first("""
                SELECT c.oid::bigint FROM parse_ident(?) AS p CROSS JOIN pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relname = p[cardinality(p)]
                  AND CASE WHEN cardinality(p) > 1 THEN n.nspname = p[cardinality(p) - 1]
                      ELSE n.nspname = ANY (current_schemas(true)) END
                ORDER BY array_position(current_schemas(true), n.nspname) LIMIT 1""", row -> row.getLong(1), name);
    }

    private static PgStreamException unknown(String name) {
        return new PgStreamException(
                ErrorCode.UNDEFINED_TABLE,
                "stream table " + name + " does not exist; pgstream.stream_tables_info lists those that do");
    }

    public Optional<StreamTable> byRelation(long relid) throws SQLException {
        return session.first(SELECT + "WHERE s.relid = CAST(? AS bigint)::oid", StreamTableStore::read, relid);
    }

    public Optional<StreamTable> byId(long id) throws SQLException {
        return session.first(SELECT + "WHERE s.pgs_id = ?", StreamTableStore::read, id);
    }

    public List<StreamTable> all() throws SQLException {
        return session.list(SELECT + "ORDER BY s.pgs_id", StreamTableStore::read);
    }

    /** Returns for each stream table, by OID, the tables that it reads. */
    public Map<Long, List<Long>> reads() throws SQLException {
        Map<Long, List<Long>> reads = new LinkedHashMap<>();
        session.list(
                """
                SELECT s.relid::bigint, d.source_relid::bigint
                FROM pgstream.pgs_stream_tables s LEFT JOIN pgstream.pgs_dependencies d USING (pgs_id)
                WHERE s.relid IS NOT NULL ORDER BY 1, 2""",
                row -> reads.computeIfAbsent(row.getLong(1), key -> new java.util.ArrayList<>())
                        .add(row.getLong(2)));
        return reads;
    }

    /** Reads a stream table from a row that has the columns of the catalog, and {@code owned}. */
    public static StreamTable read(ResultSet row) throws SQLException {
        return new StreamTable(
                row.getLong("pgs_id"),
                row.getLong("relid"),
                new QualifiedName(row.getString("nspname"), row.getString("relname")),
                row.getString("query"),
                row.getString("schedule"),
                RefreshMode.valueOf(row.getString("refresh_mode")),
                row.getString("effective_mode").equals("DIFFERENTIAL"),
                row.getString("mode_reason"),
                row.getString("status"),
                row.getString("settings"),
                row.getString("plan"),
                Consistency.parse(row.getString("consistency")),
                row.getInt("consecutive_errors"),
                row.getString("last_error"),
                row.getBoolean("owned"));
    }

    /** Returns a number for a new stream table. */
    public long nextId() throws SQLException {
        return session.one(
                "SELECT nextval(pg_get_serial_sequence('pgstream.pgs_stream_tables', 'pgs_id'))",
                row -> row.getLong(1));
    }

    /** Adds the row of a new stream table, whose table doesn't exist yet. */
    public void insert(
            long id,
            String query,
            @Nullable String schedule,
            RefreshMode mode,
            Consistency consistency,
            String settings)
            throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_stream_tables
                  (pgs_id, query, schedule, refresh_mode, effective_mode, status, consistency, settings)
                OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, ?, 'FULL', 'INITIALIZING', ?, CAST(? AS jsonb))""", id, query, schedule, mode.name(), consistency.word(), settings);
        session.update("INSERT INTO pgstream.pgs_frontiers (pgs_id, needs_full) VALUES (?, 'not filled yet')", id);
    }

    /** Notes what an existing one is to be. */
    public void redeclare(
            long id,
            String query,
            @Nullable String schedule,
            RefreshMode mode,
            Consistency consistency,
            String settings)
            throws SQLException {
        session.update("""
                UPDATE pgstream.pgs_stream_tables
                SET query = ?, schedule = ?, refresh_mode = ?, consistency = ?, settings = CAST(? AS jsonb)
                WHERE pgs_id = ?""", query, schedule, mode.name(), consistency.word(), settings, id);
    }

    /** Notes how the query is maintained. */
    public void setMode(long id, boolean differential, @Nullable String reason, @Nullable String plan)
            throws SQLException {
        session.update(
                "UPDATE pgstream.pgs_stream_tables SET effective_mode = ?, mode_reason = ?, plan = ? WHERE pgs_id = ?",
                differential ? "DIFFERENTIAL" : "FULL",
                reason,
                plan,
                id);
    }

    /** Notes the table once it exists. */
    public void setRelation(long id, QualifiedName table) throws SQLException {
        session.update(
                "UPDATE pgstream.pgs_stream_tables SET relid = CAST(? AS regclass), definition = CAST(? AS regclass)"
                        + " WHERE pgs_id = ?",
                table.sql(),
                StreamTable.definition(id).sql(),
                id);
        session.update(
                "UPDATE pgstream.pgs_frontiers SET relid = CAST(? AS regclass) WHERE pgs_id = ?", table.sql(), id);
    }

    public void setStatus(long id, String status) throws SQLException {
        session.update("UPDATE pgstream.pgs_stream_tables SET status = ? WHERE pgs_id = ?", status, id);
    }

    public void setSchedule(long id, @Nullable String schedule) throws SQLException {
        session.update("UPDATE pgstream.pgs_stream_tables SET schedule = ? WHERE pgs_id = ?", schedule, id);
    }

    public void setConsistency(long id, Consistency consistency) throws SQLException {
        session.update(
                "UPDATE pgstream.pgs_stream_tables SET consistency = ? WHERE pgs_id = ?", consistency.word(), id);
    }

    /** Lets scheduled refreshes run (again), and forgets failures. */
    public void activate(long id) throws SQLException {
        session.update("""
                UPDATE pgstream.pgs_stream_tables s
                SET status = CASE WHEN EXISTS (SELECT FROM pgstream.pgs_frontiers f
                                               WHERE f.pgs_id = s.pgs_id AND f.frontier IS NOT NULL)
                             THEN 'ACTIVE' ELSE 'INITIALIZING' END,
                    consecutive_errors = 0, last_error = NULL, last_error_at = NULL
                WHERE s.pgs_id = ?""", id);
    }

    public void delete(long id) throws SQLException {
        session.update("DELETE FROM pgstream.pgs_stream_tables WHERE pgs_id = ?", id);
    }
}
