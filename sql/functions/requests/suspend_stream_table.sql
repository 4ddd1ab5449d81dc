-- Function: pgstream.suspend_stream_table(name)
--   Requests that a stream table be not refreshed until it is resumed.
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.suspend_stream_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_request_for(name, 'suspend');
END
$$;
