-- Function: pgstream.refresh_stream_table(name)
--   Brings a stream table up to date with all that the current transaction sees.
-- Parameters:
--   name  of the stream table
-- Returns: the action taken: NO_DATA, DIFFERENTIAL or FULL
-- Calls: dev.pgstream.runtime.StreamTables.refresh
-- Tables directly manipulated: the stream table, the change buffers of its sources, pgs_frontiers, pgs_refresh_history
CREATE OR REPLACE FUNCTION pgstream.pgs_refresh(text) RETURNS text
LANGUAGE java AS 'java.lang.String=dev.pgstream.pljava.Functions.refresh(java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.refresh_stream_table(name text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    RETURN pgstream.pgs_refresh(name);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
