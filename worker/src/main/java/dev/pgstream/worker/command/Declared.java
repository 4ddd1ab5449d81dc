package dev.pgstream.worker.command;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.output.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a stream table has become: how it is refreshed, why so, and when. */
final class Declared {

    private static final String INFO = """
            SELECT format('%I.%I', schema_name, table_name) AS name, effective_mode, mode_reason, schedule, status
            FROM pgstream.stream_tables_info
            WHERE to_regclass(format('%I.%I', schema_name, table_name)) = to_regclass(?)""";

    private Declared() {}

    /** Prints, say, {@code created public.sales: refreshed DIFFERENTIAL, every 5s}. */
    static void print(String verb, String name, Connection connection, Output output) throws SQLException {
        Map<String, @Nullable String> info = new Session(connection)
                .one(
                        INFO,
                        row -> {
                            Map<String, @Nullable String> fields = new LinkedHashMap<>();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                fields.put(row.getMetaData().getColumnLabel(i), row.getString(i));
                            }
                            return fields;
                        },
                        name);
        output.result(verb + " " + sentence(info), info);
    }

    static String sentence(Map<String, @Nullable String> info) {
        String reason = info.get("mode_reason");
        String schedule = info.get("schedule");
        return "%s: %s, refreshed %s, schedule %s%s"
                .formatted(
                        info.get("name"),
                        info.get("status"),
                        info.get("effective_mode"),
                        schedule == null ? "manual" : schedule,
                        reason == null ? "" : " (" + reason + ")");
    }
}
