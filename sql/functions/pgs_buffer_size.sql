-- Function: pgstream.pgs_buffer_size(buffer)
--   Tells how much space a change buffer takes on disk, with its backlog.
-- Returns: bytes; NULL where there is no such buffer
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_buffer_size(buffer bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT pg_relation_size(to_regclass('pgstream_changes.changes_' || buffer))
       + pg_relation_size(to_regclass('pgstream_changes.changes_' || buffer || '_backlog'))
$$;
