-- Function: pgstream.pgs_frontier_of(snapshot)
--   Makes a frontier of the snapshot that a refresh reads: the same with the refreshing transaction itself still in
--   progress. PostgreSQL leaves a transaction's own number out of its snapshots, so that, once later transactions have
--   ended, what this one writes after the refresh would count as seen.
-- Returns: the frontier
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_frontier_of(snapshot pg_snapshot) RETURNS pg_snapshot
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own xid8 := pg_current_xact_id_if_assigned();
BEGIN
    IF own IS NULL OR own >= pg_snapshot_xmax(snapshot) THEN
        RETURN snapshot;
    END IF;
    RETURN format('%s:%s:%s', least(pg_snapshot_xmin(snapshot), own), pg_snapshot_xmax(snapshot), (
        SELECT string_agg(x::text, ',' ORDER BY x)
        FROM (SELECT pg_snapshot_xip(snapshot) UNION SELECT own) AS running (x)));
END
$$;
