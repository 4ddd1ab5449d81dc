-- Function: pgstream.alter_stream_table(name, query, schedule, refresh_mode, status, consistency)
--   Changes a stream table. NULL, which is every default, leaves a property as it is.
-- Parameters:
--   name          of the stream table
--   query         its new query
--   schedule      its new schedule; 'manual' for only on demand
--   refresh_mode  AUTO, DIFFERENTIAL or FULL
--   status        SUSPENDED stops refreshes, ACTIVE lets them run again and forgets failures
--   consistency   diamond, group or none
-- Returns: nothing
-- Calls: dev.pgstream.runtime.StreamTables.alter
-- Tables directly manipulated: those of create_stream_table
CREATE OR REPLACE FUNCTION pgstream.pgs_alter(text, text, text, text, text, text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Functions.alter(
    java.lang.String, java.lang.String, java.lang.String, java.lang.String, java.lang.String, java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.alter_stream_table(
    name text,
    query text DEFAULT NULL,
    schedule text DEFAULT NULL,
    refresh_mode text DEFAULT NULL,
    status text DEFAULT NULL,
    consistency text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_alter(name, query, schedule, refresh_mode, status, consistency);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
