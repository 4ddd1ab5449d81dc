-- Function: pgstream.verify_stream_table(name)
--   Compares a stream table with its query, row by row and duplicates counted. Reads both in full.
-- Parameters:
--   name  of the stream table
-- Returns: the number of rows that are only in one of them; 0 means equal. Changes that no refresh has applied yet count.
-- Calls: dev.pgstream.runtime.StreamTables.verify
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_verify(text) RETURNS bigint
LANGUAGE java AS 'long=dev.pgstream.pljava.Functions.verify(java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.verify_stream_table(name text) RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
    RETURN pgstream.pgs_verify(name);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
