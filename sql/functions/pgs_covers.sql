-- Function: pgstream.pgs_covers(frontier, earlier)
--   Tells whether a frontier shows whatever another snapshot of the same cluster shows.
-- Returns: NULL where one of them is NULL
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_covers(frontier pg_snapshot, earlier pg_snapshot) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN pg_snapshot_xmax(frontier) >= pg_snapshot_xmax(earlier)
       AND NOT EXISTS (SELECT FROM pg_snapshot_xip(frontier) AS running WHERE pg_visible_in_snapshot(running, earlier));
END
$$;
