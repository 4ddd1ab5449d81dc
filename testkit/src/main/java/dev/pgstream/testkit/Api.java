package dev.pgstream.testkit;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of pg_stream on one connection, wherever the engine runs. Each verb belongs to the connection's open
 * transaction; under autocommit it is a transaction of its own.
 */
public interface Api {

    /** The schedule that the SQL functions default to. */
    String DEFAULT_SCHEDULE = "1m";

    /** The consistency that the SQL functions default to. */
    String DEFAULT_CONSISTENCY = "diamond";

    /** Declares a stream table; a null schedule, or the mode {@code AUTO}, leave the choice to pg_stream. */
    void create(
            String name, String query, @Nullable String schedule, String mode, boolean initialize, String consistency)
            throws SQLException;

    /** Declares a stream table, or gives an existing one this declaration. */
    void createOrReplace(
            String name, String query, @Nullable String schedule, String mode, boolean initialize, String consistency)
            throws SQLException;

    /** Changes what is not null. */
    void alter(
            String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String mode,
            @Nullable String status,
            @Nullable String consistency)
            throws SQLException;

    /** Changes of the capture of a source what is not null. */
    void alterSource(String source, @Nullable String triggerMode, @Nullable Boolean unlogged) throws SQLException;

    /** Stops refreshes of a stream table. */
    void suspend(String name) throws SQLException;

    /** Lets refreshes of a stream table run again, and forgets failures. */
    void resume(String name) throws SQLException;

    /** Drops a stream table, with {@code cascade} also those that read it. */
    void drop(String name, boolean cascade) throws SQLException;

    /** Refreshes and returns the action taken: {@code NO_DATA}, {@code DIFFERENTIAL} or {@code FULL}. */
    String refresh(String name) throws SQLException;

    /** The number of rows in which the table differs from its query, as multisets. */
    long verify(String name) throws SQLException;

    /** Explains how a stream table is maintained. */
    String explain(String name) throws SQLException;

    /** What creating a stream table of this query would do, as JSON. */
    String validate(String query) throws SQLException;

    /** The xxHash64 of the text's UTF-8 bytes. */
    long hash(String text) throws SQLException;

    /** Declares a stream table of the default consistency. */
    default void create(String name, String query, @Nullable String schedule, String mode, boolean initialize)
            throws SQLException {
        create(name, query, schedule, mode, initialize, DEFAULT_CONSISTENCY);
    }

    /** Declares a stream table of the default consistency, or gives an existing one this declaration. */
    default void createOrReplace(String name, String query, @Nullable String schedule, String mode, boolean initialize)
            throws SQLException {
        createOrReplace(name, query, schedule, mode, initialize, DEFAULT_CONSISTENCY);
    }

    /** Changes what is not null. */
    default void alter(
            String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String mode,
            @Nullable String status)
            throws SQLException {
        alter(name, query, schedule, mode, status, null);
    }

    /** Declares a filled stream table in a mode, with the default schedule. */
    default void create(String name, String query, String mode) throws SQLException {
        create(name, query, DEFAULT_SCHEDULE, mode, true);
    }

    /** Declares a filled stream table in mode {@code AUTO}, with the default schedule. */
    default void create(String name, String query) throws SQLException {
        create(name, query, "AUTO");
    }

    /** Drops a stream table that no other one reads. */
    default void drop(String name) throws SQLException {
        drop(name, false);
    }
}
