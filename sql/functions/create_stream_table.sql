-- Function: pgstream.create_stream_table(name, query, schedule, refresh_mode, initialize, consistency)
--   Creates a table that holds the query's result, captures the changes of the tables that the query reads, and fills it.
-- Parameters:
--   name          as in CREATE TABLE: qualified or not, quoted where needed
--   query         one SELECT; unqualified names in it resolve by the caller's search_path, now and for good
--   schedule      when the background job refreshes it: an interval ('5s', '1h30m'), a cron expression ('0 3 * * *', with
--                 seconds '*/10 * * * * *', '@hourly'), 'calculated' (when a reader is due); NULL or 'manual': on demand
--   refresh_mode  AUTO, DIFFERENTIAL (refused where the query allows only FULL) or FULL
--   initialize    false leaves it empty until its first refresh
--   consistency   with which others it appears together: diamond (those through which one source reaches it by several
--                 ways), group (all that are connected with it) or none
-- Returns: nothing
-- Calls: dev.pgstream.runtime.StreamTables.create
-- Tables directly manipulated: pgs_stream_tables, pgs_frontiers, pgs_dependencies, pgs_change_buffers,
--   pgs_refresh_statements, pgs_refresh_history
CREATE OR REPLACE FUNCTION pgstream.pgs_create(text, text, text, text, boolean, text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Functions.create(
    java.lang.String, java.lang.String, java.lang.String, java.lang.String, java.lang.Boolean, java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.create_stream_table(
    name text,
    query text,
    schedule text DEFAULT '1m',
    refresh_mode text DEFAULT 'AUTO',
    initialize boolean DEFAULT true,
    consistency text DEFAULT 'diamond') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_create(name, query, schedule, refresh_mode, initialize, consistency);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
