-- Function: pgstream.pgs_pending(tables)
--   Finds those stream tables that a refresh would do something with: change rows are pending, or it waits for a full
--   refresh. An empty buffer costs a look at its size; all looks are under the caller's snapshot. What was altered below a
--   stream table is not looked at, and neither are sources that are not captured.
-- Parameters: the numbers of the stream tables to look at
-- Returns: numbers of stream tables, some perhaps more than once
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_pending(tables bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    buffer bigint;
BEGIN
    RETURN QUERY
        SELECT f.pgs_id FROM pgstream.pgs_frontiers f
        WHERE f.pgs_id = ANY (tables)
          AND (f.frontier IS NULL OR f.needs_full IS NOT NULL
               OR f.system_identifier IS DISTINCT FROM (SELECT c.system_identifier FROM pg_control_system() c));
    FOR buffer IN
        SELECT DISTINCT d.buffer_id FROM pgstream.pgs_dependencies d
        WHERE d.pgs_id = ANY (tables)
          AND pg_relation_size(to_regclass('pgstream_changes.changes_' || d.buffer_id)) > 0
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT f.pgs_id FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f USING (pgs_id) '
            'WHERE d.buffer_id = $1 AND d.pgs_id = ANY ($2) AND EXISTS ('
            'SELECT FROM pgstream_changes.changes_%s c WHERE NOT pg_visible_in_snapshot(c.__pgs_xid, f.frontier) '
            'AND (c.__pgs_seen IS NULL OR f.pgs_id <> ALL (c.__pgs_seen)))', buffer)
            USING buffer, tables;
    END LOOP;
END
$$;
