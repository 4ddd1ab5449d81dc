-- Function: pgstream.validate_query(query)
--   Tells what create_stream_table would do with a query, and creates nothing.
-- Parameters:
--   query  one SELECT
-- Returns: an object with mode, reason (NULL unless FULL), key (NULL where rows are found by content), columns, sources
-- Calls: dev.pgstream.runtime.StreamTables.validate
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_validate(text) RETURNS jsonb
LANGUAGE java AS 'java.lang.String=dev.pgstream.pljava.Functions.validate(java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.validate_query(query text) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    RETURN pgstream.pgs_validate(query);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
