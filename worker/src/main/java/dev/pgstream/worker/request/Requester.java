package dev.pgstream.worker.request;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Acts as the role that made a request and under its settings, and as nobody else: what it may not do fails. Both last until
 * the transaction's end at most. Whatever the request says is executed in a way that leaves no return to the job's own role;
 * pg_stream's own statements are found under no search path but a safe one.
 */
final class Requester {

    private static final List<String> OTHERS = List.of(
            "standard_conforming_strings",
            "pg_stream.cdc_trigger_mode",
            "pg_stream.change_buffer_unlogged",
            "pg_stream.differential_max_change_ratio");

    /** Names come from here and not from the request: a setting can be a role. */
    private static final String SETTINGS = """
            SELECT set_config(s.key, s.value, true) FROM jsonb_each_text(CAST(? AS jsonb)) AS s
            WHERE s.value <> '' AND s.key IN (%s)""".formatted(Stream.concat(PinnedSettings.NAMES.stream(), OTHERS.stream())
            .map(Identifier::literal)
            .collect(Collectors.joining(", ")));

    private final Session session;

    Requester(Session session) {
        this.session = session;
    }

    /** Work of a session that is restricted to the requester's rights. */
    interface Work<T> {
        T of(Session restricted) throws SQLException;
    }

    /** Runs work as the requester, and returns to the job's own role. */
    <T> T run(Request request, Work<T> work) throws SQLException {
        session.one("SELECT pg_catalog.set_config('search_path', 'pg_catalog,pg_temp', true)", row -> true);
        String before = session.one("SELECT current_setting('role')", row -> row.getString(1));
        become(request.role());
        Session restricted = session.one(
                "SELECT oid::bigint, coalesce(CAST(? AS jsonb) ->> 'search_path', '') FROM pg_roles"
                        + " WHERE rolname = current_user",
                row -> session.as(row.getLong(1), row.getString(2)),
                request.settings());
        session.list(SETTINGS, row -> true, request.settings());
        session.one(
                "SELECT set_config('pgstream.search_path', coalesce(CAST(? AS jsonb) ->> 'search_path', ''), true)",
                row -> true,
                request.settings());
        T result = work.of(restricted);
        // Deferred triggers would otherwise run at the commit, with the rights of the job.
        restricted.executeByUsersNames("SET CONSTRAINTS ALL IMMEDIATE");
        session.one("SELECT pg_catalog.set_config('role', ?, true)", row -> true, before);
        return result;
    }

    /** No role would be the job's own. */
    private void become(@Nullable String role) throws SQLException {
        if (role == null) {
            throw new PgStreamException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "the role that asked for it was dropped; ask again as another one");
        }
        try {
            session.inSavepoint(() -> session.one("SELECT set_config('role', ?, true)", row -> true, role));
        } catch (SQLException e) {
            if (!ErrorCode.INSUFFICIENT_PRIVILEGE.sqlState().equals(e.getSQLState())) {
                throw e;
            }
            String own = session.one("SELECT session_user", row -> row.getString(1));
            throw new PgStreamException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "the background job runs as " + own + ", which may not act as " + role + "; let it run as " + role
                            + ", as a member of it, or as a superuser");
        }
    }
}
