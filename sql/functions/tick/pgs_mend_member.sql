-- Function: pgstream.pgs_mend_member(member)
--   Follows what was altered below a stream table, which a transaction on one snapshot can't.
-- Returns: nothing
-- Calls: dev.pgstream.runtime.tick.Tick.mend
-- Tables directly manipulated: those of create_stream_table
CREATE OR REPLACE FUNCTION pgstream.pgs_mend_member(bigint) RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Ticks.mend(long)';
