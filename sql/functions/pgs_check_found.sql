-- Function: pgstream.pgs_check_found(expected, stored)
--   Fails when a refresh did not find the rows that it has to remove: the table was changed behind pg_stream's back.
-- Parameters:
--   expected  copies that the change removes; NULL means none
--   stored    copies of them in the stream table
-- Returns: true
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_check_found(expected numeric, stored bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(expected, 0) <> stored THEN
        RAISE EXCEPTION 'the change removes % rows, but only % of them are stored', expected, stored
            USING ERRCODE = 'data_corrupted',
                  HINT = 'Something other than pg_stream changed the table. Refresh it with refresh_mode FULL.';
    END IF;
    RETURN true;
END
$$;
