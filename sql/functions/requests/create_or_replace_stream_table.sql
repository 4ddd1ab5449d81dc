-- Function: pgstream.create_or_replace_stream_table(name, query, schedule, refresh_mode, initialize, consistency)
--   Requests a stream table, or for an existing one this declaration.
-- Parameters: those of create_stream_table
-- Returns: nothing
-- Tables directly manipulated: pgs_requests; creates the empty table that holds a new name
CREATE OR REPLACE FUNCTION pgstream.create_or_replace_stream_table(
    name text,
    query text,
    schedule text DEFAULT '1m',
    refresh_mode text DEFAULT 'AUTO',
    initialize boolean DEFAULT true,
    consistency text DEFAULT 'diamond') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_request_creation(
        'create_or_replace', name, query, schedule, refresh_mode, initialize, consistency);
END
$$;
