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
 * the transaction's end at most.
 */
final class Requester {

    private static final List<String> OTHERS = List.of(
            "search_path",
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

    /** Runs work as the requester, and returns to the job's own role. */
    <T> T run(Request request, Session.Work<T> work) throws SQLException {
        String before = session.one("SELECT current_setting('role')", row -> row.getString(1));
        become(request.role());
        session.list(SETTINGS, row -> true, request.settings());
        T result = work.run();
        // Deferred triggers would otherwise run at the commit, with the rights of the job.
        session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        session.one("SELECT set_config('role', ?, true), set_config('search_path', '', true)", row -> true, before);
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
