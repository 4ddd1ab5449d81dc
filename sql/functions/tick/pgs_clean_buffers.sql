-- Function: pgstream.pgs_clean_buffers(buffers)
--   Removes what all consumers have seen from change buffers, after refreshes on one snapshot.
-- Parameters:
--   buffers  what pgs_refresh_member returned, with commas between
-- Returns: nothing
-- Calls: dev.pgstream.runtime.tick.Tick.clean
-- Tables directly manipulated: change buffers
CREATE OR REPLACE FUNCTION pgstream.pgs_clean_buffers(text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Ticks.clean(java.lang.String)';
