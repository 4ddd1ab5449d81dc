package dev.pgstream.runtime.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Statements over one connection, within the transaction that the caller has open. */
public final class Session {

    private final Connection connection;
    private final Optional<String> role;
    private final Optional<String> path;
    private final String execution;
    private final AtomicLong savepoints;

    public Session(Connection connection) {
        this(connection, Optional.empty(), Optional.empty(), new AtomicLong());
    }

    private Session(Connection connection, Optional<String> role, Optional<String> path, AtomicLong savepoints) {
        this.connection = connection;
        this.role = role;
        this.path = path;
        this.execution = role.map(of -> "pgstream.pgs_execute_as(" + of + ", ").orElse("pgstream.pgs_execute(");
        this.savepoints = savepoints;
    }

    /**
     * Returns the same session, of which {@link #execute}, {@link #number} and {@link #plan} have only the rights of a stream
     * table's owner. Whatever runs what users wrote, or plans it, which runs functions too, goes this way.
     *
     * @param id the stream table's number; as long as there is no table, the present rights are kept
     */
    public Session asOwnerOf(long id) {
        String owner = "(SELECT c.relowner FROM pgstream.pgs_stream_tables AS s JOIN pg_catalog.pg_class AS c"
                + " ON c.oid OPERATOR(pg_catalog.=) s.relid WHERE s.pgs_id OPERATOR(pg_catalog.=) " + id + ")";
        return restrictedTo(
                role.map(present -> "coalesce(" + owner + ", " + present + ")").orElse(owner), path);
    }

    /** The same for a role. */
    public Session as(long role) {
        return restrictedTo(constant(role), path);
    }

    /**
     * The same for a role whose names mean what they mean under its own search path.
     *
     * @param searchPath for {@link #executeByUsersNames} only: all else would find what the role has planted there
     */
    public Session as(long role, String searchPath) {
        return restrictedTo(constant(role), Optional.of(searchPath));
    }

    private static String constant(long role) {
        return "CAST(" + role + " AS pg_catalog.oid)";
    }

    private Session restrictedTo(String another, Optional<String> searchPath) {
        return new Session(connection, Optional.of(another), searchPath, savepoints);
    }

    /** Makes an object of a row. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work that may fail with an SQL error. */
    public interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Returns the rows of a query.
     *
     * @param parameters strings, longs, booleans or nulls for the question marks
     */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    /** Returns the first row of a query, if any. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> rows = list(sql, reader, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Returns the single row of a query that always has one. */
    public <T> T one(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return first(sql, reader, parameters)
                .orElseThrow(() -> new SQLException("no row came back from: " + sql, "XX000"));
    }

    /** Executes a statement with parameters and returns the number of rows it processed. */
    public long update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /**
     * Executes one statement without parameters and returns the number of rows it processed. It goes to the server as a
     * parameter: the drivers' own parsing takes a question mark for a parameter, and PL/Java's changes white space and
     * comments even inside of function bodies.
     */
    public long execute(String sql) throws SQLException {
        return one("SELECT " + execution + "?)", row -> row.getLong(1), sql);
    }

    /** Executes a statement whose names are the user's. */
    public long executeByUsersNames(String sql) throws SQLException {
        if (path.isEmpty()) {
            return execute(sql);
        }
        String own = setSearchPath(path.get());
        long processed = execute(sql);
        setSearchPath(own);
        return processed;
    }

    /** Sets it until the transaction ends, and returns what it was. */
    private String setSearchPath(String value) throws SQLException {
        return one(
                "SELECT pg_catalog.current_setting('search_path'), pg_catalog.set_config('search_path', ?, true)",
                row -> row.getString(1),
                value);
    }

    /** Executes a query in the same way and returns its one value, a number. */
    public long number(String sql) throws SQLException {
        return one("SELECT " + execution + "?, true)", row -> row.getLong(1), sql);
    }

    /** Plans a statement without executing it. */
    public void plan(String sql) throws SQLException {
        execute("EXPLAIN " + sql);
    }

    public void executeAll(List<String> statements) throws SQLException {
        for (String statement : statements) {
            execute(statement);
        }
    }

    /** Runs work in a subtransaction: if it fails, nothing of it stays, and the transaction can go on. */
    public <T> T inSavepoint(Work<T> work) throws SQLException {
        Savepoint savepoint = connection.setSavepoint(fresh());
        try {
            T result = work.run();
            connection.releaseSavepoint(savepoint);
            return result;
        } catch (SQLException | RuntimeException failure) {
            undo(savepoint, failure);
            throw failure;
        }
    }

    /** Runs work in a subtransaction and takes all of its effects back. */
    public <T> T andUndo(Work<T> work) throws SQLException {
        Savepoint savepoint = connection.setSavepoint(fresh());
        try {
            return work.run();
        } finally {
            undo(savepoint);
        }
    }

    /** On a connection that broke this fails too, which is no news beside why it broke. */
    private void undo(Savepoint savepoint, Exception failure) {
        try {
            undo(savepoint);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void undo(Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
        connection.releaseSavepoint(savepoint);
    }

    /** A name of its own for each savepoint: a nested one of the same name would hide the outer. */
    private String fresh() {
        return "pgs_" + savepoints.incrementAndGet();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof Double number) {
            statement.setDouble(index, number);
        } else {
            statement.setString(index, value.toString());
        }
    }
}
