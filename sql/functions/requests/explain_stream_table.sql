-- Function: pgstream.explain_stream_table(name)
--   Refuses, and names the command that answers: the answer takes Java, and a request could give none.
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.explain_stream_table(name text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_refuse('explain_stream_table', 'explain NAME');
END
$$;
