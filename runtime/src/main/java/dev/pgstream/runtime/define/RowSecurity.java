package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Refuses queries that row security would hide rows from: captured changes know no policies, and what a policy lets pass may
 * change while no table does.
 */
final class RowSecurity {

    /** Whoever owns a view reads with the owner's rights what is in it; the stream table's owner reads all of it. */
    private static final String APPLIES = """
            WITH RECURSIVE v (oid) AS (
              SELECT CAST(CAST(? AS regclass) AS oid)
              UNION
              SELECT d.refobjid FROM v
              JOIN pg_rewrite r ON r.ev_class = v.oid
              JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
               AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> v.oid),
            reader (oid) AS (
              SELECT c.relowner FROM v JOIN pg_class c ON c.oid = v.oid WHERE c.relkind = 'v'
              UNION
              SELECT c.relowner FROM pgstream.pgs_stream_tables s JOIN pg_class c ON c.oid = s.relid
              WHERE s.definition = CAST(? AS regclass))
            SELECT c.oid::regclass::text, o.rolname
            FROM v JOIN pg_class c ON c.oid = v.oid CROSS JOIN reader JOIN pg_roles o ON o.oid = reader.oid
            WHERE c.relrowsecurity AND NOT o.rolsuper AND NOT o.rolbypassrls
              AND (c.relforcerowsecurity OR NOT pg_has_role(o.oid, c.relowner, 'USAGE'))
            ORDER BY 1, 2 LIMIT 1""";

    private RowSecurity() {}

    /**
     * Looks at the tables that a stream table's definition reads, through views too.
     *
     * @throws PgStreamException if row security of one of them applies to the owner of the definition or of a view
     */
    static void refuse(Session session, QualifiedName definition) throws SQLException {
        Optional<String> problem = session.first(
                APPLIES,
                row -> "the query reads " + row.getString(1) + ", whose row security applies to " + row.getString(2)
                        + "; let a role own the stream table that it does not apply to",
                definition.sql(),
                definition.sql());
        if (problem.isPresent()) {
            throw new PgStreamException(ErrorCode.INSUFFICIENT_PRIVILEGE, problem.get());
        }
    }
}
