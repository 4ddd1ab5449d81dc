-- Function: pgstream.pgs_try_lock(name)
--   Takes the lock that a refresh, a change or a drop of a stream table holds until its transaction ends, if it is free. Who
--   doesn't own the stream table doesn't get so far as to lock it. The caller's search path is in force, for the name's sake,
--   so nothing else depends on it.
-- Parameters:
--   name  of a stream table, found like any table
-- Returns: its number; NULL if the lock is taken, or there is no such stream table, or it is another's
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_try_lock(name text) RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
    RETURN (
        SELECT s.pgs_id FROM pgstream.pgs_stream_tables AS s
        JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) s.relid
        WHERE s.relid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(name)
          AND CASE WHEN pg_catalog.pg_has_role(current_user, c.relowner, 'USAGE')
                   THEN pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('pg_stream table', s.pgs_id))
                   ELSE false END);
END
$$;
