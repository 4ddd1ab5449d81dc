package dev.pgstream.benchmarks.matrix;

import java.sql.SQLException;
import java.util.Map;

/** One way to keep the result of a scenario's query. */
public interface Subject {

    /** The name of the way; for a stream table its refresh mode. */
    String mode();

    /** The qualified name of the table with the result. */
    String table();

    void create() throws SQLException;

    /** Brings the table up to date and commits. */
    Run run() throws SQLException;

    /** What has to happen before the next change, and isn't timed. */
    void settle() throws SQLException;

    void drop() throws SQLException;

    /**
     * How it went.
     *
     * @param action what was done
     * @param ms as the client sees it, commit included
     * @param phases times of its phases by name; empty where there are none
     */
    record Run(String action, double ms, Map<String, Double> phases) {}
}
