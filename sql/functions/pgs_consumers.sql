-- Function: pgstream.pgs_consumers(buffer)
--   Reads who reads a change buffer, those that have come equally far in one row. What a consumer needs is known of those that
--   have a frontier and wait for no full refresh.
-- Parameters:
--   buffer  the change buffer's number
-- Returns: the furthest first (a later snapshot has no smaller end, no smaller beginning, and none between that has ended
--   before)
--   frontier  NULL for those that need no change
--   ids       their numbers
--   covering  whether they have seen the whole backlog
--   seen      the condition on a change row that they have seen it, be it in the transaction that wrote it
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_consumers(buffer bigint)
RETURNS TABLE (frontier pg_snapshot, ids bigint[], covering boolean, seen text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT g.until::pg_snapshot, g.ids, g.covering,
               format('(pg_visible_in_snapshot(__pgs_xid, %L) OR coalesce(__pgs_seen @> %L, false))', g.until, g.ids)
        FROM (SELECT CASE WHEN f.needs_full IS NULL THEN f.frontier::text END AS until, array_agg(f.pgs_id) AS ids,
                     coalesce(bool_and(pgstream.pgs_covers(f.frontier, b.backlog)), true) AS covering,
                     max(pg_snapshot_xmax(f.frontier)::text::bigint) AS ends,
                     max(pg_snapshot_xmin(f.frontier)::text::bigint) AS begins, length(max(f.frontier::text)) AS running
              FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f USING (pgs_id)
              JOIN pgstream.pgs_change_buffers b USING (buffer_id)
              WHERE d.buffer_id = buffer GROUP BY 1) AS g
        ORDER BY g.ends DESC NULLS LAST, g.begins DESC, g.running;
END
$$;
