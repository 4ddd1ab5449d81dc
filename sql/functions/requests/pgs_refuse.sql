-- Function: pgstream.pgs_refuse(function, command)
--   Fails, because a function has an answer that only Java can give.
-- Parameters:
--   command  what gives it from outside of the database
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_refuse(function text, command text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% needs PL/Java in the database, which has none', function
        USING ERRCODE = 'feature_not_supported', HINT = format('Ask the command line: pgstream %s', command);
END
$$;
