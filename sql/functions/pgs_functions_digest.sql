-- Function: pgstream.pgs_functions_digest(id)
--   Takes a fingerprint of the bodies of all functions that a stream table's query uses, and of how they are called: directly,
--   in views below it, by operators and aggregates, or by functions whose bodies PostgreSQL knows (BEGIN ATOMIC). What a
--   body that is a string calls nobody knows. Expects the pinned settings.
-- Parameters:
--   id  the stream table's number
-- Returns: the fingerprint; NULL where there are only PostgreSQL's own functions
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_functions_digest(id bigint) RETURNS text
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN (
        WITH RECURSIVE used (classid, objid) AS (
            SELECT 'pg_catalog.pg_rewrite'::regclass::oid, r.oid FROM pg_rewrite r
            WHERE r.ev_class = ANY (ARRAY(
                SELECT s.definition::oid FROM pgstream.pgs_stream_tables s WHERE s.pgs_id = id
                UNION ALL
                SELECT d.source_relid FROM pgstream.pgs_dependencies d WHERE d.pgs_id = id AND d.kind = 'view'))
            UNION
            SELECT d.refclassid, d.refobjid
            FROM used u JOIN pg_depend d ON d.classid = u.classid AND d.objid = u.objid
            WHERE d.refclassid IN ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass)
        )
        SELECT md5(string_agg(concat_ws(':', p.oid, p.prosrc, p.probin, p.prosqlbody, p.proconfig, p.provolatile,
                    p.proisstrict, p.prosecdef,
                    (SELECT concat_ws(' ', a.aggtransfn, a.aggfinalfn, a.agginitval)
                     FROM pg_aggregate a WHERE a.aggfnoid = p.oid)), ';' ORDER BY p.oid))
        FROM used u JOIN pg_proc p ON p.oid = u.objid
        WHERE u.classid = 'pg_catalog.pg_proc'::regclass);
END
$$;
