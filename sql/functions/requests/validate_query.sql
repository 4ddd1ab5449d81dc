-- Function: pgstream.validate_query(query)
--   Refuses, and names the command that answers: the answer takes Java, and a request could give none.
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.validate_query(query text) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_refuse('validate_query', 'validate --query SQL');
END
$$;
