-- Function: pgstream.pgs_standing(buffer, consumer, seen_up_to)
--   Tells what is left to do with a change buffer after a refresh.
-- Parameters:
--   buffer      its number
--   consumer    the stream table that was refreshed
--   seen_up_to  where that one's frontier ended before
-- Returns:
--   awaited       whether another consumer still needs whatever was consumed, so that a look at the rows would be in vain
--   backlog_seen  whether there is a backlog that nobody needs any more
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_standing(
    buffer bigint, consumer bigint, seen_up_to bigint, OUT awaited boolean, OUT backlog_seen boolean)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT coalesce(bool_or(f.pgs_id <> consumer AND pg_snapshot_xmax(f.frontier)::text::bigint <= seen_up_to), false),
           b.backlog IS NOT NULL AND coalesce(bool_and(pgstream.pgs_covers(f.frontier, b.backlog)), true)
    INTO awaited, backlog_seen
    FROM pgstream.pgs_change_buffers b
    LEFT JOIN (pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f
               ON f.pgs_id = d.pgs_id AND f.frontier IS NOT NULL AND f.needs_full IS NULL)
      ON d.buffer_id = b.buffer_id
    WHERE b.buffer_id = buffer GROUP BY b.buffer_id;
END
$$;
