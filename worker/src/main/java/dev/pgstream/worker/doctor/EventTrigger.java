package dev.pgstream.worker.doctor;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The event triggers that a superuser's installation adds. */
enum EventTrigger {
    PGS_SOURCE_ALTERED(
            "ddl_command_end WHEN TAG IN ('ALTER TABLE')",
            "writes fail after a captured column was renamed or retyped, until a refresh"),
    PGS_STREAM_TABLE_DROPPED(
            "sql_drop WHEN TAG IN ('DROP TABLE', 'DROP SCHEMA', 'DROP OWNED', 'DROP TYPE')",
            "DROP TABLE on a stream table leaves what was generated for it");

    private static final String CHECK = "event trigger";

    private final String event;
    private final String without;

    EventTrigger(String event, String without) {
        this.event = event;
        this.without = without;
    }

    Finding check(Session session) throws SQLException {
        String name = name().toLowerCase(Locale.ROOT);
        Optional<String> enabled = session.first(
                "SELECT evtenabled::text FROM pg_event_trigger WHERE evtname = ?", row -> row.getString(1), name);
        if (enabled.isEmpty()) {
            return Finding.warning(
                    CHECK,
                    name + " is not there: " + without,
                    "CREATE EVENT TRIGGER " + name + " ON " + event + " EXECUTE FUNCTION pgstream." + name
                            + "();        -- as a superuser");
        }
        return enabled.get().equals("D")
                ? Finding.warning(CHECK, name + " is disabled: " + without, "ALTER EVENT TRIGGER " + name + " ENABLE;")
                : Finding.ok(CHECK, name);
    }
}
