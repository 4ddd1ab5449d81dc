package dev.pgstream.runtime.define;

import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.schedule.CronSchedule;
import dev.pgstream.engine.schedule.Schedule;
import dev.pgstream.engine.schedule.TimeZones;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the words of a declaration. */
final class Declared {

    private static final Set<String> STATUSES = Set.of("ACTIVE", "SUSPENDED");

    /** Why a query is computed in full where that is what was asked for. */
    static final String FULL = "refresh_mode is FULL";

    private Declared() {}

    /**
     * Returns the schedule in its normal form, null for on demand.
     *
     * @param settings the pinned settings, whose time zone a cron expression means
     */
    static @Nullable String schedule(Session session, @Nullable String text, String settings) throws SQLException {
        Schedule schedule;
        try {
            schedule = Schedule.parse(text);
        } catch (IllegalArgumentException e) {
            throw new PgStreamException(ErrorCode.INVALID_PARAMETER, String.valueOf(e.getMessage()));
        }
        if (schedule instanceof CronSchedule) {
            String zone = session.one(
                    "SELECT CAST(? AS jsonb) ->> 'TimeZone'", row -> String.valueOf(row.getString(1)), settings);
            if (TimeZones.find(zone).isEmpty()) {
                throw new PgStreamException(
                        ErrorCode.INVALID_PARAMETER,
                        "the schedule '" + text + "' can't be told in the time zone '" + zone
                                + "'; set TimeZone to the name of a region");
            }
        }
        return schedule.text().orElse(null);
    }

    static Consistency consistency(String text) throws PgStreamException {
        try {
            return Consistency.parse(text);
        } catch (IllegalArgumentException e) {
            throw new PgStreamException(ErrorCode.INVALID_PARAMETER, String.valueOf(e.getMessage()));
        }
    }

    static String status(String text) throws PgStreamException {
        String status = text.strip().toUpperCase(Locale.ROOT);
        if (!STATUSES.contains(status)) {
            throw new PgStreamException(
                    ErrorCode.INVALID_PARAMETER, "the status '" + text + "' is unknown; use ACTIVE or SUSPENDED");
        }
        return status;
    }
}
