-- Function: pgstream.pgs_due()
--   Finds the refresh groups that fired since the last tick that found any, and notes this one.
-- Returns: an array's text for each group, with semicolons between
-- Calls: dev.pgstream.runtime.tick.Tick.due
-- Tables directly manipulated: pgs_ticks
CREATE OR REPLACE FUNCTION pgstream.pgs_due() RETURNS text
LANGUAGE java AS 'java.lang.String=dev.pgstream.pljava.Ticks.due()';
