package dev.pgstream.it.request;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.worker.request.RequestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The requests of a database, made on one connection and served on another. */
final class Requests {

    private final TestDatabase database;
    private final List<String> events = new ArrayList<>();
    private final RequestServer server = new RequestServer(Clock.systemUTC(), events::add);

    Requests(TestDatabase database) {
        this.database = database;
    }

    /** Calls functions, {@code f(…)} of the schema pgstream each. */
    void make(String... calls) throws SQLException {
        for (String call : calls) {
            database.execute("SELECT pgstream." + call);
        }
    }

    /** Serves all that is to be served; returns how many that were. */
    int serve() throws SQLException {
        try (Connection connection = database.connect()) {
            return server.serve(connection);
        }
    }

    /** What the server told. */
    List<String> events() {
        return events;
    }

    /** Waits for a stream table, on a connection of its own. */
    void await(String name) throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("CALL pgstream.wait_for('" + name + "', '10 s')");
        }
    }

    /** Status and outcome of the latest request. */
    String latest() throws SQLException {
        return String.valueOf(database.value("""
                SELECT concat_ws(' ', verb, status, result, sqlstate) FROM pgstream.pgs_requests
                ORDER BY request_id DESC LIMIT 1"""));
    }

    /** The status that users see. */
    String status(String name) throws SQLException {
        return String.valueOf(database.value(
                "SELECT string_agg(status, ',') FROM pgstream.stream_tables_info WHERE table_name = '" + name + "'"));
    }
}
