-- Function: pgstream.resume_stream_table(name)
--   Lets the refreshes of a stream table run again that was suspended or is in error, and forgets failures.
-- Parameters:
--   name  of the stream table
-- Returns: nothing
-- Calls: pgstream.alter_stream_table
-- Tables directly manipulated: pgs_stream_tables
CREATE OR REPLACE FUNCTION pgstream.resume_stream_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.alter_stream_table(name, status => 'ACTIVE');
END
$$;
