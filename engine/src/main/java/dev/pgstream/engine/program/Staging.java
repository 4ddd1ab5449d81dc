package dev.pgstream.engine.program;

import dev.pgstream.engine.program.apply.Difference;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import java.util.stream.Collectors;

/**
 * A full refresh in two steps: the whole result goes into a table, and the stored rows are brought in line with that.
 * PostgreSQL uses parallel plans for the query of a CREATE TABLE AS, but not for that of a statement that writes rows
 * (manual, "When Can Parallel Query Be Used?"). The snapshot of the first step is a row of the table, and so becomes the
 * frontier although the second step has another.
 *
 * @param compute creates and fills the table
 * @param apply brings the stored rows in line
 * @param drop drops the table
 */
public record Staging(String compute, String apply, String drop) {

    /**
     * @param select the stored columns as the query defines them now
     */
    static Staging of(Target target, Storage storage, String select) {
        String table = ChangeBuffer.SCHEMA + ".stage_" + target.pgsId();
        String columns = storage.names().stream()
                .map(name -> ", " + Identifier.quote(name))
                .collect(Collectors.joining());
        String nulls = storage.names().stream().map(name -> ", NULL").collect(Collectors.joining());
        String compute = "CREATE UNLOGGED TABLE " + table + " AS SELECT CAST(NULL AS pg_snapshot) AS __pgs_snapshot"
                + columns + " FROM (" + select + ") AS pgs_q UNION ALL SELECT pg_current_snapshot()" + nulls;
        String staged = "SELECT " + columns.substring(2) + " FROM " + table + " WHERE __pgs_snapshot IS NULL";
        Frame frame = new Frame(target, "(SELECT __pgs_snapshot FROM " + table + " WHERE __pgs_snapshot IS NOT NULL)");
        String apply = frame.around(Difference.to(staged, frame, target, storage));
        return new Staging(compute, apply, "DROP TABLE " + table);
    }
}
