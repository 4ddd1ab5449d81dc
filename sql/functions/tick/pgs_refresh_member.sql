-- Function: pgstream.pgs_refresh_member(member)
--   Refreshes one member of a refresh group that is locked.
-- Returns: the change buffers that are left to be cleaned
-- Calls: dev.pgstream.runtime.tick.Tick.refresh
-- Tables directly manipulated: those of refresh_stream_table
CREATE OR REPLACE FUNCTION pgstream.pgs_refresh_member(bigint) RETURNS text
LANGUAGE java AS 'java.lang.String=dev.pgstream.pljava.Ticks.refresh(long)';
