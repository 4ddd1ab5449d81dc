package dev.pgstream.worker.command;

import dev.pgstream.worker.error.ErrorLine;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Report;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does the same with several stream tables: one that fails is reported, and the others still get their turn. */
final class Each {

    /** Does it with one stream table and returns a row of the report. */
    interface Task {
        List<@Nullable Object> run() throws SQLException;
    }

    private static final int PING_SECONDS = 5;

    private final Connection connection;
    private final PrintWriter err;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private boolean failed;

    Each(Connection connection, PrintWriter err, List<String> columns) {
        this.connection = connection;
        this.err = err;
        this.columns = columns;
    }

    /** Fails only if the connection is lost, for then the others would fail too. */
    void run(Task task) throws SQLException {
        try {
            rows.add(task.run());
        } catch (SQLException failure) {
            if (!connection.isValid(PING_SECONDS)) {
                throw failure;
            }
            failed = true;
            err.println(ErrorLine.of(failure));
            err.flush();
        }
    }

    Report report() {
        return new Report(columns, rows);
    }

    /** What people read if there is nothing in the report. */
    String none() {
        return failed ? "" : "no stream tables";
    }

    int exitCode() {
        return failed ? ExitCodes.FAILED : ExitCodes.DONE;
    }
}
