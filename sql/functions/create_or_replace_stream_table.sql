-- Function: pgstream.create_or_replace_stream_table(name, query, schedule, refresh_mode, initialize, consistency)
--   Creates a stream table, or brings the existing one of that name in line with the arguments.
-- Parameters: those of create_stream_table
-- Returns: nothing
-- Calls: dev.pgstream.runtime.StreamTables.createOrReplace
-- Tables directly manipulated: those of create_stream_table
CREATE OR REPLACE FUNCTION pgstream.pgs_create_or_replace(text, text, text, text, boolean, text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Functions.createOrReplace(
    java.lang.String, java.lang.String, java.lang.String, java.lang.String, java.lang.Boolean, java.lang.String)';

CREATE OR REPLACE FUNCTION pgstream.create_or_replace_stream_table(
    name text,
    query text,
    schedule text DEFAULT '1m',
    refresh_mode text DEFAULT 'AUTO',
    initialize boolean DEFAULT true,
    consistency text DEFAULT 'diamond') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_create_or_replace(name, query, schedule, refresh_mode, initialize, consistency);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
