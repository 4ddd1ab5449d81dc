-- Function: pgstream.resume_stream_table(name)
--   Lets the refreshes of a stream table run again that was suspended or is in error, and forgets failures.
-- Parameters:
--   name  of the stream table
-- Returns: nothing
-- Calls: dev.pgstream.runtime.StreamTables.resume
-- Tables directly manipulated: pgs_stream_tables
CREATE OR REPLACE FUNCTION pgstream.pgs_resume(text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Functions.resume(java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.resume_stream_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_resume(name);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
