package dev.pgstream.worker.demo.database;

import dev.pgstream.worker.connect.ConnectionTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database for the demo. Closing it, at any time and from any thread, leaves nothing of the demo behind. */
public interface DemoDatabase extends AutoCloseable {

    /** The schema of all that the demo creates. */
    String SCHEMA = "pgstream_demo";

    /** Makes the database ready, with an empty schema, and returns what it is, in a few words. */
    String start() throws SQLException;

    /** Opens a connection that finds the demo's tables by their plain names. */
    Connection connect() throws SQLException;

    /** What connections go to. */
    ConnectionTarget target();

    /** Installs pg_stream where it is not yet, and returns what was done, in a few words. */
    String install() throws SQLException;

    /** Tells how to use what the demo leaves here, and how to remove it. */
    List<String> instructions();

    @Override
    void close();
}
