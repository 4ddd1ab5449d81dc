-- Function: pgstream.create_stream_table(name, query, schedule, refresh_mode, initialize, consistency)
--   Requests a stream table from the background job. Where Java runs in the database, the function of the same name in the
--   folder above takes the place of this one and does it at once; so with all functions of this folder.
-- Parameters: see there
-- Returns: nothing
-- Tables directly manipulated: pgs_requests; creates the empty table that holds the name
CREATE OR REPLACE FUNCTION pgstream.create_stream_table(
    name text,
    query text,
    schedule text DEFAULT '1m',
    refresh_mode text DEFAULT 'AUTO',
    initialize boolean DEFAULT true,
    consistency text DEFAULT 'diamond') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_request_creation('create', name, query, schedule, refresh_mode, initialize, consistency);
END
$$;
