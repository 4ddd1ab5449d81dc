-- Function: pgstream.pgs_given(argument, value)
--   Fails if an argument is NULL.
-- Parameters:
--   argument  its name
-- Returns: the value
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_given(argument text, value anyelement) RETURNS anyelement
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF value IS NULL THEN
        RAISE EXCEPTION 'the argument % is NULL; give it a value', argument USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN value;
END
$$;
