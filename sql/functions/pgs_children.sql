-- Function: pgstream.pgs_children(relation)
--   Finds the partitions and inheritance children of a table, and theirs.
-- Returns: their OIDs, ascending; empty without any
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_children(relation oid) RETURNS oid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        WITH RECURSIVE h (oid) AS (
            SELECT i.inhrelid FROM pg_inherits i WHERE i.inhparent = relation
            UNION SELECT i.inhrelid FROM pg_inherits i JOIN h ON i.inhparent = h.oid)
        SELECT coalesce(array_agg(h.oid ORDER BY h.oid), '{}') FROM h);
END
$$;
