-- Function: pgstream.suspend_stream_table(name)
--   Stops the refreshes of a stream table until it is resumed. Its changes are kept for it.
-- Parameters:
--   name  of the stream table
-- Returns: nothing
-- Calls: pgstream.alter_stream_table
-- Tables directly manipulated: pgs_stream_tables
CREATE OR REPLACE FUNCTION pgstream.suspend_stream_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.alter_stream_table(name, status => 'SUSPENDED');
END
$$;
