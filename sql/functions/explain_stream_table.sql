-- Function: pgstream.explain_stream_table(name)
--   Tells how a stream table is maintained.
-- Parameters:
--   name  of the stream table
-- Returns: text for people: operator tree, mode and why, sources with their captured columns, and the delta SQL
-- Calls: dev.pgstream.runtime.StreamTables.explain
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_explain(text) RETURNS text
LANGUAGE java AS 'java.lang.String=dev.pgstream.pljava.Functions.explain(java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.explain_stream_table(name text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    RETURN pgstream.pgs_explain(name);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
