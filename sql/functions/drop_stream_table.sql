-- Function: pgstream.drop_stream_table(name, cascade)
--   Drops a stream table with everything that was generated for it, and stops capturing what no other one needs.
-- Parameters:
--   name     of the stream table
--   cascade  whether to drop the stream tables and views that read it, too
-- Returns: nothing
-- Calls: dev.pgstream.runtime.StreamTables.drop
-- Tables directly manipulated: those of create_stream_table
CREATE OR REPLACE FUNCTION pgstream.pgs_drop(text, boolean) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Functions.drop(java.lang.String, java.lang.Boolean)';

CREATE OR REPLACE FUNCTION pgstream.drop_stream_table(name text, cascade boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_drop(name, cascade);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
