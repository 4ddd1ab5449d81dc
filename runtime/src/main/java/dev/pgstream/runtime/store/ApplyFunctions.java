package dev.pgstream.runtime.store;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/**
 * Functions that each execute one delta statement. PL/pgSQL keeps a statement's plan for as long as the session lasts, and
 * drops it when the function, a table or its statistics change (PostgreSQL manual, PL/pgSQL, "Plan Caching"): to plan takes
 * as long as to apply a few hundred changes. Any connection will do, also one that a pooler lends for one transaction.
 */
public final class ApplyFunctions {

    private final Session session;

    public ApplyFunctions(Session session) {
        this.session = session;
    }

    /**
     * Creates the function of a statement, which {@code pgs_run} calls; it returns the number of rows that were written.
     *
     * @param statement a single one, which names no PL/pgSQL variable
     */
    void create(long id, int position, String statement) throws SQLException {
        String body = """
                #variable_conflict use_column
                DECLARE
                    pgs_written bigint;
                BEGIN
                %s;
                    GET DIAGNOSTICS pgs_written = ROW_COUNT;
                    RETURN pgs_written;
                END
                """.formatted(statement);
        session.execute("CREATE FUNCTION " + ChangeBuffer.SCHEMA + "." + name(id) + position
                + "() RETURNS bigint LANGUAGE plpgsql AS " + Identifier.literal(body));
    }

    /** Drops all functions of a stream table. */
    public void drop(long id) throws SQLException {
        session.executeAll(session.list(
                "SELECT 'DROP FUNCTION ' || p.oid::regprocedure FROM pg_proc p"
                        + " WHERE p.pronamespace = 'pgstream_changes'::regnamespace AND starts_with(p.proname, ?)",
                row -> row.getString(1),
                name(id)));
    }

    private static String name(long id) {
        return "apply_" + id + "_";
    }
}
