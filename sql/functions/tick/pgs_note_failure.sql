-- Function: pgstream.pgs_note_failure(member, sqlstate, message)
--   Notes that a scheduled refresh failed; after pg_stream.max_consecutive_errors of them the stream table is in error.
-- Returns: nothing
-- Calls: dev.pgstream.runtime.tick.Tick.failed
-- Tables directly manipulated: pgs_refresh_history, pgs_stream_tables
CREATE OR REPLACE FUNCTION pgstream.pgs_note_failure(bigint, text, text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Ticks.failed(long, java.lang.String, java.lang.String)';
