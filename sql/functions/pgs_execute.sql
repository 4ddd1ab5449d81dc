-- Function: pgstream.pgs_execute(statement)
--   Executes one statement that must not pass through a JDBC driver's own parser, which takes ? for a parameter.
--   Runs with the caller's rights and settings.
-- Returns: the number of rows that the statement processed
-- Tables directly manipulated: none of its own
CREATE FUNCTION pgstream.pgs_execute(statement text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    processed bigint;
BEGIN
    EXECUTE statement;
    GET DIAGNOSTICS processed = ROW_COUNT;
    RETURN processed;
END
$$;
