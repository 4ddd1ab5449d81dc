package dev.pgstream.benchmarks.place;

import java.sql.SQLException;

/** The verbs that benchmarks need, wherever the engine runs. Each is a transaction, and its commit is part of it. */
public interface Engine {

    /** Declares a stream table on demand and fills it. */
    void create(String name, String query, String mode) throws SQLException;

    /** Refreshes a stream table, cleaning included, and returns what was done: NO_DATA, DIFFERENTIAL or FULL. */
    String refresh(String name) throws SQLException;

    void drop(String name) throws SQLException;

    /** The number of rows in which a stream table and its query differ. */
    long verify(String name) throws SQLException;
}
