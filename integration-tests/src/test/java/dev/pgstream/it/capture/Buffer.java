package dev.pgstream.it.capture;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** The change buffer of a source. */
record Buffer(TestDatabase database, String source) {

    private static final String NAMES = "SELECT coalesce(string_agg(a.attname, ',' ORDER BY a.attnum), '')"
            + " FROM pg_catalog.pg_attribute a WHERE a.attrelid = '%s'::regclass AND ";

    /** Its number; fails where the source has none. */
    long id() throws SQLException {
        return database.number(
                "SELECT buffer_id FROM pgstream.pgs_change_buffers WHERE source_relid = '" + source + "'::regclass");
    }

    String table() throws SQLException {
        return "pgstream_changes.changes_" + id();
    }

    /** All of its rows, with those in the backlog. */
    long rows() throws SQLException {
        return database.number("SELECT count(*) FROM " + table());
    }

    /** The rows in the backlog. */
    long backlog() throws SQLException {
        return database.number("SELECT count(*) FROM " + table() + "_backlog");
    }

    /** What a look at its rows has to read, in bytes. */
    long bytes() throws SQLException {
        return database.number("SELECT pg_catalog.pg_relation_size('" + table() + "')");
    }

    /** Names of the source's columns that are captured, as the catalog says. */
    List<String> columns() throws SQLException {
        return split(database.value(NAMES.formatted(source)
                + "a.attnum IN (SELECT unnest(columns) FROM pgstream.pgs_change_buffers WHERE buffer_id = " + id()
                + ")"));
    }

    /** Names of the source's columns for which the buffer has a column. */
    List<String> stored() throws SQLException {
        return split(database.value(NAMES.formatted(source)
                + "'c' || a.attnum IN (SELECT attname FROM pg_catalog.pg_attribute WHERE attnum > 0 AND attrelid = '"
                + table() + "'::regclass)"));
    }

    /** How many of its triggers are on the source or a partition of it. */
    long triggers() throws SQLException {
        return database.number(
                "SELECT count(*) FROM pg_catalog.pg_trigger WHERE starts_with(tgname, 'pgs_capture_" + id() + "_')");
    }

    private static List<String> split(@org.jspecify.annotations.Nullable String names) {
        return names == null || names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }
}
