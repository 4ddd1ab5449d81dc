-- Function: pgstream.alter_source(source, trigger_mode, unlogged)
--   Changes how the changes of a table that stream tables read are captured, while it is in use. What was captured stays.
--   NULL, which is every default, leaves a property as it is.
-- Parameters:
--   source        the table
--   trigger_mode  statement, one trigger call a statement, or row, one a row
--   unlogged      whether its change buffer is UNLOGGED
-- Returns: nothing
-- Calls: dev.pgstream.runtime.StreamTables.alterSource
-- Tables directly manipulated: pgs_change_buffers, pgs_crash_sentinel, pgs_frontiers; makes triggers and their functions anew
CREATE OR REPLACE FUNCTION pgstream.pgs_alter_source(text, text, boolean) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Functions.alterSource(java.lang.String, java.lang.String, java.lang.Boolean)';

CREATE OR REPLACE FUNCTION pgstream.alter_source(
    source text,
    trigger_mode text DEFAULT NULL,
    unlogged boolean DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_alter_source(source, trigger_mode, unlogged);
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
