-- Function: pgstream.pgs_execute(statement, counted)
--   Executes one statement that must not pass through a JDBC driver's own parser, which takes ? for a parameter.
--   Runs with the caller's rights and settings.
--   The installer uses it as soon as it is there. Until then PL/Java changes white space outside of single quotes, which is
--   why its body stands in them.
-- Parameters:
--   counted  whether the statement itself returns the number of rows, as a call does
-- Returns: the number of rows that the statement processed
-- Tables directly manipulated: none of its own
CREATE OR REPLACE FUNCTION pgstream.pgs_execute(statement text, counted boolean DEFAULT false) RETURNS bigint
LANGUAGE plpgsql AS '
DECLARE
    processed bigint;
BEGIN
    IF counted THEN
        EXECUTE statement INTO processed;
    ELSE
        EXECUTE statement;
        GET DIAGNOSTICS processed = ROW_COUNT;
    END IF;
    RETURN processed;
END
';
