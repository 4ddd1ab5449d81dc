-- Function: pgstream.pgs_pending(tables)
--   Finds those stream tables that a refresh would do something with: change rows are pending, it waits for a full
--   refresh, or a crash has emptied an UNLOGGED buffer that it reads. An empty buffer costs a look at its size, and a
--   backlog is only read for those that have not seen all of it; all looks are under the caller's snapshot. What was altered
--   below a stream table is not looked at, and neither are sources that are not captured.
-- Parameters: the numbers of the stream tables to look at
-- Returns: numbers of stream tables, some perhaps more than once
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_pending(tables bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    buffer bigint;
    backlogged boolean;
BEGIN
    RETURN QUERY
        SELECT f.pgs_id FROM pgstream.pgs_frontiers f
        WHERE f.pgs_id = ANY (tables)
          AND (f.frontier IS NULL OR f.needs_full IS NOT NULL
               OR f.system_identifier IS DISTINCT FROM (SELECT c.system_identifier FROM pg_control_system() c)
               OR EXISTS (SELECT FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_change_buffers b USING (buffer_id)
                          WHERE d.pgs_id = f.pgs_id AND b.unlogged AND NOT EXISTS (
                            SELECT FROM pgstream.pgs_crash_sentinel s WHERE s.buffer_id = b.buffer_id)));
    FOR buffer, backlogged IN
        SELECT DISTINCT d.buffer_id, b.backlog IS NOT NULL FROM pgstream.pgs_dependencies d
        JOIN pgstream.pgs_change_buffers b USING (buffer_id)
        WHERE d.pgs_id = ANY (tables)
          AND (b.backlog IS NOT NULL OR pg_relation_size(to_regclass('pgstream_changes.changes_' || d.buffer_id)) > 0)
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT f.pgs_id FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f USING (pgs_id) '
            'WHERE d.buffer_id = $1 AND d.pgs_id = ANY ($2) AND EXISTS ('
            'SELECT FROM ONLY pgstream_changes.changes_%s c WHERE NOT pg_visible_in_snapshot(c.__pgs_xid, f.frontier) '
            'AND (c.__pgs_seen IS NULL OR f.pgs_id <> ALL (c.__pgs_seen)))', buffer)
            USING buffer, tables;
        IF backlogged THEN
            RETURN QUERY EXECUTE format(
                'SELECT f.pgs_id FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f USING (pgs_id) '
                'JOIN pgstream.pgs_change_buffers b USING (buffer_id) CROSS JOIN LATERAL ('
                'SELECT FROM pgstream_changes.changes_%s_backlog c WHERE c.__pgs_xid >= pg_snapshot_xmin(f.frontier) '
                'AND NOT pg_visible_in_snapshot(c.__pgs_xid, f.frontier) '
                'AND (c.__pgs_seen IS NULL OR f.pgs_id <> ALL (c.__pgs_seen)) ORDER BY c.__pgs_xid LIMIT 1) c '
                'WHERE d.buffer_id = $1 AND d.pgs_id = ANY ($2) AND NOT pgstream.pgs_covers(f.frontier, b.backlog)',
                buffer)
                USING buffer, tables;
        END IF;
    END LOOP;
END
$$;
