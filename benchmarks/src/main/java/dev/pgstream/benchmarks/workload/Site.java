package dev.pgstream.benchmarks.workload;

import dev.pgstream.datasets.Resource;
import dev.pgstream.datasets.Script;
import java.sql.SQLException;

/**
 * A schema with a copy of {@code src} and {@code dim}. What reads changes has a copy of its own, so that nobody pays for
 * the capture or the cleaning of somebody else; all copies change alike.
 */
public record Site(Script script, String schema) {

    /** Creates and fills it. */
    public void load(int rows) throws SQLException {
        script.run("CREATE SCHEMA " + schema);
        enter();
        script.run(Resource.text(Site.class, "load.sql").replace(":rows", Integer.toString(rows)));
    }

    /** Collects changes for hand-written deltas. */
    public void capture() throws SQLException {
        enter();
        script.run(Resource.text(Site.class, "capture.sql"));
    }

    /** Makes plain names mean its tables. */
    public void enter() throws SQLException {
        script.run("SET search_path = " + schema);
    }

    /** The qualified name of a table in it. */
    public String name(String table) {
        return schema + "." + table;
    }

    public void drop() throws SQLException {
        script.run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }
}
