-- Function: pgstream.resume_stream_table(name)
--   Requests that a stream table be refreshed on schedule again, after it was suspended or its refreshes failed.
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.resume_stream_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_request_for(name, 'resume');
END
$$;
