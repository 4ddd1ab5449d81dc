-- Function: pgstream.refresh_stream_table(name)
--   Requests a refresh of a stream table, which sees all that has committed when the job comes to it.
-- Returns: REQUESTED
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.refresh_stream_table(name text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_request_for(name, 'refresh');
    RETURN 'REQUESTED';
END
$$;
