-- Function: pgstream.pgs_raise(sqlstate, message)
--   Raises an error as PostgreSQL's own, for the Java functions: an exception that leaves Java itself would reach the user
--   with the name of its class in front.
-- Parameters:
--   sqlstate  five characters
--   message   what is wrong and what to do about it
-- Returns: never
-- Tables directly manipulated: none
CREATE FUNCTION pgstream.pgs_raise(sqlstate text, message text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = sqlstate, MESSAGE = message;
END
$$;
