package dev.pgstream.worker.command;

import dev.pgstream.worker.output.Report;
import java.sql.Connection;
import java.sql.SQLException;

/** Finds stream tables by what users call them. */
final class Existing {

    private static final String BY_NAME = "SELECT pgs_id FROM pgstream.pgs_stream_tables WHERE relid = to_regclass(?)";

    private Existing() {}

    /** Fails unless the name is one of a stream table. */
    static void require(Connection connection, String name) throws SQLException {
        if (Report.query(connection, BY_NAME, name).rows().isEmpty()) {
            throw new SQLException(
                    "stream table " + name + " does not exist; 'pgstream list' shows those that do", "42P01");
        }
    }
}
