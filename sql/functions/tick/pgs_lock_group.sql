-- Function: pgstream.pgs_lock_group(members)
--   Takes the locks of a refresh group until the transaction ends, and fails with 55P03 where one of them is not free.
-- Parameters:
--   members  the array's text
-- Returns: nothing
-- Calls: dev.pgstream.runtime.tick.Tick.lock
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_lock_group(text) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Ticks.lock(java.lang.String)';
