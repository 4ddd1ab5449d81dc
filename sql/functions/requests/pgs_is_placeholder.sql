-- Function: pgstream.pgs_is_placeholder(relation)
--   Whether a table holds the name of a stream table that was requested and does not exist yet: it is guarded like one, and
--   is none. Users may hang indexes, grants and views on it meanwhile.
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_is_placeholder(relation oid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = relation AND tgname = 'pgs_guard_insert'
               AND tgfoid = 'pgstream.pgs_guard()'::regprocedure)
       AND NOT EXISTS (SELECT FROM pgstream.pgs_stream_tables s WHERE s.relid = relation)
$$;
