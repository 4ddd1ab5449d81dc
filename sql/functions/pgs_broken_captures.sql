-- Function: pgstream.pgs_broken_captures(id)
--   Finds the captures that a stream table reads and that are not as they were installed: triggers missing or disabled, or
--   they were for a while; partitions, names or types changed; statement triggers on what logical replication writes to, which
--   it does not fire; an unlogged buffer that a crash has emptied.
-- Parameters:
--   id  the stream table's number
-- Returns: the buffers' numbers and the OIDs of their sources
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_broken_captures(id bigint) RETURNS TABLE (buffer bigint, source oid)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY
        SELECT b.buffer_id, b.source_relid::oid
        FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_change_buffers b USING (buffer_id)
        WHERE d.pgs_id = id
          AND (b.children::oid[] <> pgstream.pgs_children(b.source_relid)
               OR b.triggers IS DISTINCT FROM pgstream.pgs_capture_triggers(b.buffer_id, CAST(b.source_relid || b.children AS oid[]))
               OR b.shape IS DISTINCT FROM pgstream.pgs_shape(b.source_relid, b.columns)
               OR EXISTS (SELECT FROM pg_subscription_rel s WHERE s.srrelid = ANY (CAST(b.source_relid || b.children AS oid[])))
                  AND to_regproc('pgstream_changes.capture_' || b.buffer_id || '_row') IS NULL
               OR b.unlogged AND NOT EXISTS (
                    SELECT FROM pgstream.pgs_crash_sentinel c WHERE c.buffer_id = b.buffer_id));
END
$$;
