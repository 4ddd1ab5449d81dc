package dev.pgstream.runtime.install;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.StreamTables;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Takes everything but the jar out of a database. */
final class Removal {

    private static final String STREAM_TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pgstream.pgs_stream_tables s
            JOIN pg_class c ON c.oid = s.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            """;

    /** Tables that hold the names of stream tables that were requested. */
    private static final String PLACEHOLDERS = """
            SELECT DISTINCT format('%I.%I', n.nspname, c.relname)
            FROM pgstream.pgs_requests r
            JOIN pg_class c ON c.oid = r.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE pgstream.pgs_is_placeholder(c.oid)""";

    private static final String WITHOUT_READERS = """
            WHERE NOT EXISTS (
              SELECT FROM pgstream.pgs_dependencies d
              JOIN pgstream.pgs_stream_tables r ON r.pgs_id = d.pgs_id
              JOIN pg_class rc ON rc.oid = r.relid
              WHERE d.source_relid = s.relid)
            LIMIT 1""";

    private static final String EVENT_TRIGGERS = """
            SELECT quote_ident(e.evtname)
            FROM pg_event_trigger e
            JOIN pg_proc p ON p.oid = e.evtfoid
            WHERE p.pronamespace = to_regnamespace('pgstream')""";

    private final Connection connection;
    private final Session session;

    Removal(Connection connection) {
        this.connection = connection;
        this.session = new Session(connection);
    }

    /**
     * Drops the stream tables, too. What users have built on them is in the way, as it is for DROP TABLE.
     *
     * @return whether there was anything to remove
     */
    boolean withStreamTables() throws SQLException {
        if (!isInstalled()) {
            return false;
        }
        Optional<String> table = outermost();
        while (table.isPresent()) {
            new StreamTables(connection).drop(table.get(), false);
            table = outermost();
        }
        for (String placeholder : session.list(PLACEHOLDERS, row -> row.getString(1))) {
            execute("DROP TABLE " + placeholder);
        }
        dropSchemas();
        return true;
    }

    /** Refuses if there are stream tables. */
    void withoutStreamTables() throws SQLException {
        if (!isInstalled()) {
            return;
        }
        List<String> tables = session.list(STREAM_TABLES + "UNION " + PLACEHOLDERS, row -> row.getString(1));
        if (!tables.isEmpty()) {
            throw new PgStreamException(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "pg_stream has stream tables in this database (" + String.join(", ", tables)
                            + "); drop them first, or keep them and replace the jar without redeploying it");
        }
        dropSchemas();
    }

    private boolean isInstalled() throws SQLException {
        return session.one("SELECT to_regclass('pgstream.pgs_stream_tables') IS NOT NULL", row -> row.getBoolean(1));
    }

    /** Returns one that no other one reads. */
    private Optional<String> outermost() throws SQLException {
        return session.first(STREAM_TABLES + WITHOUT_READERS, row -> row.getString(1));
    }

    /** Without CASCADE in the schema that users may build upon: the server then names what is in the way. */
    private void dropSchemas() throws SQLException {
        if (new Installation(session).isExtension()) {
            dropExtension();
            return;
        }
        for (String trigger : session.list(EVENT_TRIGGERS, row -> row.getString(1))) {
            execute("DROP EVENT TRIGGER " + trigger);
        }
        execute("DROP SCHEMA IF EXISTS pgstream_changes CASCADE");
        execute("DROP SCHEMA IF EXISTS pgstream_roles CASCADE");
        drop("VIEW", "oid::regclass", "pg_class WHERE relkind = 'v' AND relnamespace", "pgstream", "");
        drop("TABLE", "oid::regclass", "pg_class WHERE relkind = 'r' AND relnamespace", "pgstream", "");
        drop("ROUTINE", "oid::regprocedure", "pg_proc WHERE pronamespace", "pgstream", "");
        execute("DROP SCHEMA pgstream");
    }

    /** The schemas belong to the extension; what was generated in them does not, and holds the extension. */
    private void dropExtension() throws SQLException {
        drop("VIEW", "oid::regclass", "pg_class WHERE relkind = 'v' AND relnamespace", "pgstream_changes", " CASCADE");
        drop("TABLE", "oid::regclass", "pg_class WHERE relkind = 'r' AND relnamespace", "pgstream_changes", " CASCADE");
        drop("ROUTINE", "oid::regprocedure", "pg_proc WHERE pronamespace", "pgstream_changes", " CASCADE");
        drop("ROUTINE", "oid::regprocedure", "pg_proc WHERE pronamespace", "pgstream_roles", " CASCADE");
        execute("DROP EXTENSION pgstream");
    }

    private void drop(String kind, String name, String from, String schema, String behaviour) throws SQLException {
        Optional<String> names = session.one(
                "SELECT string_agg(" + name + "::text, ', ') FROM " + from + " = to_regnamespace('" + schema + "')",
                row -> Optional.ofNullable(row.getString(1)));
        if (names.isPresent()) {
            execute("DROP " + kind + " " + names.get() + behaviour);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
