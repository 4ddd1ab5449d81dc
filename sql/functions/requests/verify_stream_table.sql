-- Function: pgstream.verify_stream_table(name)
--   Refuses, and names the command that answers: the answer takes Java, and a request could give none.
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.verify_stream_table(name text) RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_refuse('verify_stream_table', 'verify NAME');
END
$$;
