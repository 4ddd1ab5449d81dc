-- Function: pgstream.pgs_execute(statement, counted)
--   Takes the place of the plain one where Java runs in the database. PL/Java hands on an error's message without its
--   detail and hint, and not even that when the error comes from amid a loop over rows; so both are put into the message,
--   from behind the end of a subtransaction, which ends such loops.
-- Parameters:
--   counted  whether the statement itself returns the number of rows, as a call does
-- Returns: the number of rows that the statement processed
-- Tables directly manipulated: none of its own
CREATE OR REPLACE FUNCTION pgstream.pgs_execute(statement text, counted boolean DEFAULT false) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    processed bigint;
    detail text;
    hint text;
BEGIN
    IF counted THEN
        EXECUTE statement INTO processed;
    ELSE
        EXECUTE statement;
        GET DIAGNOSTICS processed = ROW_COUNT;
    END IF;
    RETURN processed;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pg_catalog.regexp_replace(
        pg_catalog.array_to_string(pg_catalog.array_remove(ARRAY[SQLERRM, detail, hint], ''), '; '),
        '\s*\n\s*', ' ', 'g');
END
$$;
