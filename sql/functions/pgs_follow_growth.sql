-- Function: pgstream.pgs_follow_growth(id, changes)
--   Keeps what the planner knows of a stream table near enough to the truth: it finds few rows by an index only where it
--   knows that there are many. Autovacuum does that too, but not before the next refresh. Tables that may have doubled are
--   analysed; one that is locked is left alone, and one that has grown by few rows is small, or known well enough.
-- Parameters:
--   id       the stream table's number
--   changes  by so many rows it may have grown
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_follow_growth(id bigint, changes bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    considered_from CONSTANT bigint := 1000;
    grown text;
BEGIN
    IF changes < considered_from THEN
        RETURN;
    END IF;
    FOREACH grown IN ARRAY coalesce((
        SELECT array_agg(c.oid::regclass::text) FROM pg_class c
        WHERE (c.oid = (SELECT s.relid FROM pgstream.pgs_stream_tables s WHERE s.pgs_id = id)
               OR c.relnamespace = 'pgstream_changes'::regnamespace AND c.relkind = 'r'
                  AND starts_with(c.relname, 'pgs_state_' || id || '_'))
          AND c.reltuples < 2 * changes), '{}')
    LOOP
        EXECUTE 'ANALYZE (SKIP_LOCKED) ' || grown;
    END LOOP;
END
$$;
