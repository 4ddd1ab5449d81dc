-- Function: pgstream.pgs_touch(tables)
--   Writes the frontiers' rows of stream tables that wait for a full refresh anew, so that one of them under REPEATABLE READ
--   with a snapshot from before fails with 40001: the cleaner takes no heed of what it would still see.
-- Parameters:
--   tables  the numbers of the stream tables
-- Returns: false where one of them is being changed
-- Tables directly manipulated: pgstream.pgs_frontiers
CREATE OR REPLACE FUNCTION pgstream.pgs_touch(tables bigint[]) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    touched bigint;
BEGIN
    WITH free AS (SELECT f.pgs_id FROM pgstream.pgs_frontiers f WHERE f.pgs_id = ANY (tables) FOR UPDATE SKIP LOCKED)
    UPDATE pgstream.pgs_frontiers f SET gate = f.gate FROM free WHERE free.pgs_id = f.pgs_id;
    GET DIAGNOSTICS touched = ROW_COUNT;
    RETURN touched = cardinality(tables);
END
$$;
