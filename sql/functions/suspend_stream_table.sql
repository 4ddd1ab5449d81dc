-- Function: pgstream.suspend_stream_table(name)
--   Stops the refreshes of a stream table until it is resumed. Its changes are kept for it.
-- Parameters:
--   name  of the stream table
-- Returns: nothing
-- Calls: dev.pgstream.runtime.StreamTables.suspend
-- Tables directly manipulated: pgs_stream_tables
CREATE OR REPLACE FUNCTION pgstream.pgs_suspend(text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Functions.suspend(java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.suspend_stream_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_suspend(name);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
