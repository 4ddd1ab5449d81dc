package dev.pgstream.worker.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for by calling an SQL function.
 *
 * @param name the stream table, or the source, qualified and quoted; its present name where it exists
 * @param settings of the session that asked, a JSON object
 * @param role the role that asked; null if it was dropped
 * @param placeholder whether an empty table holds the name of a stream table to be created
 * @param query and all that follows: the arguments, null where the verb has no such one or it was NULL
 */
record Request(
        long id,
        String verb,
        String name,
        String settings,
        @Nullable String role,
        boolean placeholder,
        @Nullable String query,
        @Nullable String schedule,
        @Nullable String refreshMode,
        @Nullable String status,
        @Nullable String consistency,
        boolean initialize,
        boolean cascade,
        @Nullable String triggerMode,
        @Nullable Boolean unlogged) {

    /** The columns that {@link #read} expects, of {@code pgs_requests r}. */
    static final String COLUMNS = """
            r.request_id, r.verb, r.settings::text AS settings,
            (SELECT rolname FROM pg_roles WHERE oid = r.requested_by) AS role,
            coalesce((SELECT format('%I.%I', n.nspname, c.relname)
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = r.relid),
                     format('%I.%I', r.schema_name, r.table_name)) AS name,
            pgstream.pgs_is_placeholder(r.relid) AS placeholder,
            r.arguments ->> 'query' AS query, r.arguments ->> 'schedule' AS schedule,
            r.arguments ->> 'refresh_mode' AS refresh_mode, r.arguments ->> 'status' AS status,
            r.arguments ->> 'consistency' AS consistency,
            coalesce(CAST(r.arguments ->> 'initialize' AS boolean), true) AS initialize,
            coalesce(CAST(r.arguments ->> 'cascade' AS boolean), false) AS cascade,
            r.arguments ->> 'trigger_mode' AS trigger_mode, CAST(r.arguments ->> 'unlogged' AS boolean) AS unlogged""";

    static Request read(ResultSet row) throws SQLException {
        return new Request(
                row.getLong("request_id"),
                row.getString("verb"),
                row.getString("name"),
                row.getString("settings"),
                row.getString("role"),
                row.getBoolean("placeholder"),
                row.getString("query"),
                row.getString("schedule"),
                row.getString("refresh_mode"),
                row.getString("status"),
                row.getString("consistency"),
                row.getBoolean("initialize"),
                row.getBoolean("cascade"),
                row.getString("trigger_mode"),
                row.getObject("unlogged", Boolean.class));
    }
}
